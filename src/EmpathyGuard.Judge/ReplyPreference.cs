namespace EmpathyGuard;

/// <summary>Which of two replies a judge prefers.</summary>
public enum ReplyPreference
{
    /// <summary>Nothing that counts: the judge failed, or its two answers do not agree.</summary>
    Unjudged,

    /// <summary>The first, both times.</summary>
    First,

    /// <summary>The second, both times.</summary>
    Second,

    /// <summary>Neither, both times.</summary>
    Same,
}
