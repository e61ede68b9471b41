using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>How a mode's score stands to the share of replies that fail in it.</summary>
internal sealed record ReliabilityCurve
{
    /// <summary>The mode.</summary>
    public required EmpathyFailureMode Mode { get; init; }

    /// <summary>The expected calibration error.</summary>
    public required double? Error { get; init; }

    /// <summary>The bins in ascending order.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }
}
