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
}
