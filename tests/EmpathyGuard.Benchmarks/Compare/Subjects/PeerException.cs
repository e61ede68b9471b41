namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The peers cannot be measured; the message says why.</summary>
internal sealed class PeerException(string message) : Exception(message);
