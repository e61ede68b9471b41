using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>One figure with everything that is needed to read it.</summary>
internal sealed record Figure
{
    /// <summary>What it is, in a few words.</summary>
    public required string Name { get; init; }

    /// <summary>The figure; <see langword="null"/> where the items do not define it.</summary>
    public required double? Value { get; init; }

    /// <summary>What the figure counts in.</summary>
    public Unit Unit { get; init; }

    /// <summary>The 95 % interval.</summary>
    public Interval? Interval { get; init; }

    /// <summary>How many rows it rests on.</summary>
    public required int N { get; init; }

    /// <summary>The same figure of the scorer that is shown beside; <see langword="null"/> where there is none.</summary>
    public Figure? Beside { get; init; }

    /// <summary>What the number of words alone would have reached; <see langword="null"/> where that has no meaning.</summary>
    public double? LengthOnly { get; init; }

    /// <summary>What is to be reached.</summary>
    public Goal? Goal { get; init; }

    /// <summary>Whether the goal is reached; <see langword="null"/> without a goal. An undefined figure reaches none.</summary>
    public bool? Reached => Goal?.IsReachedBy(Value);
}
