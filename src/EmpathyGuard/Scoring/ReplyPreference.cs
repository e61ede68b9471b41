namespace EmpathyGuard;

/// <summary>Which of two replies is preferred.</summary>
public enum ReplyPreference
{
    /// <summary>Nothing that counts: the question failed, or its two answers do not agree.</summary>
    Unjudged,

    /// <summary>The first, both times.</summary>
    First,

    /// <summary>The second, both times.</summary>
    Second,

    /// <summary>Neither, both times.</summary>
    Same,

    /// <summary>Nobody was asked, because the question does not arise or the texts must not be sent.</summary>
    NotAsked,
}
