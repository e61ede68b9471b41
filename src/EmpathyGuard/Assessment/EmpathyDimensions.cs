namespace EmpathyGuard;

/// <summary>The paper's three dimensions of empathy as views over the modes; a dimension is the maximum of its modes.</summary>
public sealed record EmpathyDimensions
{
    /// <summary>Granularity mismatch and sentiment attenuation.</summary>
    public double? Cognitive { get; init; }

    /// <summary>Linguistic distancing. <see langword="null"/> unless a register pack for the language and setting is loaded: raters agree least here.</summary>
    public double? Cultural { get; init; }

    /// <summary>Conflict avoidance and sentiment attenuation.</summary>
    public double? Relational { get; init; }
}
