namespace EmpathyGuard.Tool;

/// <summary>Ends a command with one line on standard error and <see cref="ExitCodes.Unusable"/>. The message is written for the person at the terminal.</summary>
internal sealed class ToolException : Exception
{
    public ToolException()
    {
    }

    public ToolException(string message)
        : base(message)
    {
    }

    public ToolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
