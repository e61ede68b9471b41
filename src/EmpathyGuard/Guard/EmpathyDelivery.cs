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
}
