namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>A figure over rows, each counted as often as its weight says; not a number where the rows do not define it.</summary>
/// <remarks>A resample is nothing but other weights, so what can be prepared once, such as an order, is prepared once.</remarks>
internal delegate double Statistic(ReadOnlySpan<double> weights);
