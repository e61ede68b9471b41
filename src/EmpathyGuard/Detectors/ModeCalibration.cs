namespace EmpathyGuard.Detectors;

/// <summary>
/// Bends a score to labels: its log-odds times a scale, plus a shift. It never changes which of two replies scores higher, and leaves 0 and 1
/// where they are.
/// </summary>
/// <param name="Scale">Above 1 pulls scores apart, below 1 together; above 0.</param>
/// <param name="Shift">Above 0 raises scores, below 0 lowers them.</param>
internal readonly record struct ModeCalibration(double Scale, double Shift)
{
    /// <summary>Leaves scores as they are.</summary>
    public static readonly ModeCalibration None = new(1, 0);

    /// <summary>The calibrated score.</summary>
    public double Of(double score) =>
        this == None || score is <= 0 or >= 1 ? score : 1 / (1 + Math.Exp(-((Scale * Math.Log(score / (1 - score))) + Shift)));

    /// <summary>The calibrated score; <see langword="null"/> where the mode does not apply.</summary>
    public double? Of(double? score) => score is { } value ? Of(value) : null;
}
