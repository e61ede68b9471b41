namespace EmpathyGuard;

/// <summary>What happens to the rest of a gated stream once its beginning is out.</summary>
public enum EmpathyGateRest
{
    /// <summary>The rest follows as it comes, and is flagged where the whole reply fails. The default.</summary>
    Deliver,

    /// <summary>
    /// The rest is released sentence by sentence too. Where the whole reply fails, the operator's text takes the place of what was not released; never where
    /// the crisis floor forbids it.
    /// </summary>
    Stop,
}
