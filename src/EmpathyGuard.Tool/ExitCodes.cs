namespace EmpathyGuard.Tool;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCodes
{
    /// <summary>Every line was read and written.</summary>
    public const int Success = 0;

    /// <summary>Some line was malformed or could not be scored; the others were written.</summary>
    public const int SomeLinesFailed = 1;

    /// <summary>Nothing could be done: wrong arguments, a missing input or an unwritable output.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by Ctrl-C; what was written are whole lines.</summary>
    public const int Interrupted = 130;
}
