namespace EmpathyGuard.Judge;

/// <summary>A verdict that stands, with the places of its quotes.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Reply">The quote of the reply; empty where there is none.</param>
/// <param name="Person">The quote of the person; empty where there is none.</param>
/// <param name="PersonMessage">The index of the message that it stands in, or −1.</param>
internal readonly record struct ModeVerdict(JudgeVerdict Verdict, QuoteSpan Reply, QuoteSpan Person, int PersonMessage);
