namespace EmpathyGuard;

/// <summary>Who speaks in a message.</summary>
public enum EmpathyRole
{
    /// <summary>The operator's instructions.</summary>
    System,

    /// <summary>The person.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>A tool's result.</summary>
    Tool,
}
