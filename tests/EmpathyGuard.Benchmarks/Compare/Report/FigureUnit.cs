namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>What a figure counts.</summary>
internal enum FigureUnit
{
    Nanoseconds,
    Bytes,
    Characters,
    Ratio,
    PerSecond,
}
