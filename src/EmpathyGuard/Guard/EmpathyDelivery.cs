namespace EmpathyGuard;

/// <summary>Which text the person got.</summary>
public enum EmpathyDelivery
{
    /// <summary>The model's first reply.</summary>
    First,

    /// <summary>The model's second reply.</summary>
    Second,

    /// <summary>The operator's own text.</summary>
    Operator,

    /// <summary>The beginning of the model's first reply, and then the operator's own text in a message of its own.</summary>
    Stopped,
}
