namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>Part of a manifest that cannot be measured; the message is the reason that the report gives.</summary>
internal sealed class NotUnderstoodException : Exception
{
    public NotUnderstoodException()
    {
    }

    public NotUnderstoodException(string message)
        : base(message)
    {
    }

    public NotUnderstoodException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
