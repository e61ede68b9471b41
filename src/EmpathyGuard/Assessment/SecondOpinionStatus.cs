namespace EmpathyGuard;

/// <summary>What became of a second opinion.</summary>
public enum SecondOpinionStatus
{
    /// <summary>Nobody was asked: the first scorer was sure, or a person at risk was not to wait.</summary>
    NotAsked,

    /// <summary>The second scorer judged at least one mode.</summary>
    Judged,

    /// <summary>The second scorer was asked and could not judge. This is never a pass: the first one's verdict stands.</summary>
    Unjudged,
}
