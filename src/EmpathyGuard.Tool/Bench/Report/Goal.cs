namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>What a figure is to reach.</summary>
/// <param name="Bound">The bound, itself included.</param>
/// <param name="AtLeast">Whether the figure must not lie below it; otherwise it must not lie above.</param>
internal sealed record Goal(double Bound, bool AtLeast)
{
    /// <summary>The figure must not lie below.</summary>
    public static Goal Min(double bound) => new(bound, AtLeast: true);

    /// <summary>The figure must not lie above.</summary>
    public static Goal Max(double bound) => new(bound, AtLeast: false);

    /// <summary>Whether a figure reaches it; an undefined one does not.</summary>
    public bool IsReachedBy(double? value) => value is double v && (AtLeast ? v >= Bound : v <= Bound);
}
