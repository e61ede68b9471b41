namespace EmpathyGuard;

/// <summary>What an <see cref="IReplyComparer"/> has to say about a second reply that the acceptance gate accepts.</summary>
/// <remarks>
/// It can only withhold a second reply and never brings one back that the gate refused. It is not asked after a harm veto, whose first reply must go, so that no word of a person at
/// risk reaches it from here, nor under <see cref="EmpathyGuardOptions.ReplyOnly"/>; there, and where it answers <see cref="ReplyPreference.NotAsked"/>, the gate's decision stands.
/// </remarks>
public enum EmpathyComparison
{
    /// <summary>
    /// The second reply goes out only where the comparer prefers it. Where it prefers the first, holds them to be the same, disagrees with itself, fails or overruns its time, the first
    /// goes out, flagged. While a comparer is down no rewrite reaches anyone: the safe side of not knowing.
    /// </summary>
    Required,

    /// <summary>The first reply goes out only where the comparer prefers it. Everything else, failures included, leaves the gate's decision standing.</summary>
    Veto,

    /// <summary>It is not asked.</summary>
    Off,
}
