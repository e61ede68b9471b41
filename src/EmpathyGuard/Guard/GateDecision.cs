namespace EmpathyGuard;

/// <summary>What the acceptance gate decided, with its stable reason (see <see cref="GateReasons"/>).</summary>
internal readonly record struct GateDecision(bool Accepted, string Reason);
