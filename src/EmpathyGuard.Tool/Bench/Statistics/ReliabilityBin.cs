namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>The rows whose scores lie in one tenth of the scale.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Weight">What they count for.</param>
/// <param name="MeanScore">Their mean score.</param>
/// <param name="ShareLabelled">The share of them that has the label.</param>
internal readonly record struct ReliabilityBin(int Rows, double Weight, double MeanScore, double ShareLabelled);
