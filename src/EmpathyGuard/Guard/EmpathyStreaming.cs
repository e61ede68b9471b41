namespace EmpathyGuard;

/// <summary>What happens to a streamed reply while it is not yet judged.</summary>
public enum EmpathyStreaming
{
    /// <summary><see cref="PassThrough"/> while no mode's action exceeds <see cref="EmpathyAction.Flag"/>, <see cref="Hold"/> otherwise. The default.</summary>
    Auto,

    /// <summary>Updates pass live and are scored at the end: no added latency, and nothing can be taken back.</summary>
    PassThrough,

    /// <summary>Updates are collected, scored, and then released in their original order.</summary>
    Hold,

    /// <summary>
    /// Updates are held until the beginning of the reply is judged and would be delivered as it is; see <see cref="EmpathyGateOptions"/>. Until then the reply can
    /// still be asked for again or replaced. As <see cref="PassThrough"/> while no mode's action exceeds <see cref="EmpathyAction.Flag"/>, but for a person at risk.
    /// </summary>
    Gate,
}
