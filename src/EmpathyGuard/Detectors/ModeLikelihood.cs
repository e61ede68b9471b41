namespace EmpathyGuard.Detectors;

/// <summary>
/// Turns a mode's score into the share of replies with that score that fail, where half of all do: its log-odds times a scale, plus a shift (Platt, 1999).
/// Scores are spread so that thresholds stand where sound replies hardly ever reach, which leaves most of them near 0; this says what each is worth.
/// </summary>
/// <param name="Scale">How fast the share grows; above 0.</param>
/// <param name="Shift">The log-odds at a score of a half.</param>
internal readonly record struct ModeLikelihood(double Scale, double Shift)
{
    // Gives 0 and 1 a place among the log-odds.
    private const double Least = 0.003;

    /// <summary>Nothing is known of what scores are worth.</summary>
    public static readonly ModeLikelihood Unknown = new(0, 0);

    /// <summary>The log-odds of a score.</summary>
    public static double Odds(double score) => Math.Log((score + Least) / (1 - score + Least));

    /// <summary>The likelihood of a score; <see langword="null"/> where the mode does not apply, or nothing is known.</summary>
    public double? Of(double? score) => score is { } value && this != Unknown ? 1 / (1 + Math.Exp(-((Scale * Odds(value)) + Shift))) : null;
}
