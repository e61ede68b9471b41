namespace EmpathyGuard.Testing;

/// <summary>An assessment or a verdict is not what a test expected. Holds scores and rules, never text of the conversation.</summary>
public sealed class EmpathyAssertionException : Exception
{
    /// <summary>Makes an exception.</summary>
    public EmpathyAssertionException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was expected and what there is.</param>
    public EmpathyAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What was expected and what there is.</param>
    /// <param name="innerException">What led to it.</param>
    public EmpathyAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
