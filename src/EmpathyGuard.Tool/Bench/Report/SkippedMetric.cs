namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>A figure that was asked for and could not be measured.</summary>
/// <param name="Set">The set it was asked of.</param>
/// <param name="Metric">What was asked for, in the words of the manifest.</param>
/// <param name="Reason">Why there is none.</param>
internal sealed record SkippedMetric(string Set, string Metric, string Reason);
