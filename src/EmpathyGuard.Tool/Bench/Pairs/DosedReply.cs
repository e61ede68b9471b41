namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A reply with a failure.</summary>
/// <param name="Dose">How much of it, from 1.</param>
/// <param name="Text">The reply.</param>
internal sealed record DosedReply(int Dose, string Text);
