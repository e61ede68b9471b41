namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A whole reply with the degree to which each mode fails in it.</summary>
/// <param name="Head">What every item has.</param>
internal sealed record WholeItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>From this degree on a failure is plain.</summary>
    public const double Plain = 2;

    /// <summary>The reply.</summary>
    public required string Reply { get; init; }

    /// <summary>How much is at stake for the person, 0…1.</summary>
    public required double Stake { get; init; }

    /// <summary>By mode, 0 for no failure to 3 for a severe one: the mean of two readers.</summary>
    public required IReadOnlyList<double> Degrees { get; init; }

    /// <summary>How the conflict is avoided, where it is.</summary>
    public required IReadOnlyList<string> Forms { get; init; }
}
