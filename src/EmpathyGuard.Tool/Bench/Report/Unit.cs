namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>What a figure counts in.</summary>
internal enum Unit
{
    /// <summary>A share, an area or a correlation.</summary>
    Ratio,

    /// <summary>Microseconds.</summary>
    Microseconds,

    /// <summary>Bytes.</summary>
    Bytes,
}
