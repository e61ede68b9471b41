namespace Quickstart;

/// <summary>Something the person at the keyboard can put right; its message is the one line that they see.</summary>
internal sealed class QuickstartException : Exception
{
    public QuickstartException(string message)
        : base(message)
    {
    }

    public QuickstartException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public QuickstartException()
    {
    }
}
