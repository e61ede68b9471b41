namespace EmpathyGuard.Judge;

/// <summary>Where a quote stands, in UTF-16 units of its text.</summary>
internal readonly record struct QuoteSpan(int Start, int Length);
