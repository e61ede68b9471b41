namespace EmpathyGuard.Tool.Output;

/// <summary>The output refused to be written.</summary>
internal sealed class OutputException : Exception
{
    private const int BrokenPipeOnUnix = 32;
    private const int BrokenPipeOnWindows = unchecked((int)0x8007006D);
    private const int ClosingPipeOnWindows = unchecked((int)0x800700E8);

    public OutputException()
    {
    }

    public OutputException(string message)
        : base(message)
    {
    }

    public OutputException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the reader at the other end went away, as <c>head</c> does when it has enough. That is no failure.</summary>
    public bool ReaderWentAway => InnerException?.HResult is BrokenPipeOnUnix or BrokenPipeOnWindows or ClosingPipeOnWindows;
}
