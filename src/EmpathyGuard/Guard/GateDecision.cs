namespace EmpathyGuard;

/// <summary>What the acceptance gate decided, with its stable reason.</summary>
internal readonly record struct GateDecision(bool Accepted, string Reason);
