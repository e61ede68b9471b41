namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>The two ends of a 95 % interval.</summary>
internal readonly record struct Interval(double Low, double High);
