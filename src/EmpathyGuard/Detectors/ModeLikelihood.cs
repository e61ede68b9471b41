namespace EmpathyGuard.Detectors;

/// <summary>
/// Turns a mode's score into the share of replies with that score that fail, where half of all do: its log-odds times a scale, plus a shift (Platt, 1999).
/// Scores are spread so that thresholds stand where sound replies hardly ever reach, which leaves most of them near 0; this says what each is worth.
/// </summary>
/// <param name="Scale">How fast the share grows; above 0.</param>
/// <param name="Shift">The log-odds at a score of a half.</param>
internal readonly record struct ModeLikelihood(double Scale, double Shift)
{
    // Give 0 and 1 a place among the log-odds. Distancing is counted, and most replies have next to none of it; the other scores are small and never quite 0.
    private const double Least = 0.00001;
    private const double LeastCounted = 0.003;

    /// <summary>Nothing is known of what scores are worth.</summary>
    public static readonly ModeLikelihood Unknown = new(0, 0);

    /// <summary>The log-odds of a score of a mode.</summary>
    public static double Odds(EmpathyFailureMode mode, double score)
    {
        double least = mode == EmpathyFailureMode.LinguisticDistancing ? LeastCounted : Least;
        return Math.Log((score + least) / (1 - score + least));
    }

    /// <summary>The likelihood of a score of a mode; <see langword="null"/> where the mode does not apply, or nothing is known.</summary>
    public double? Of(EmpathyFailureMode mode, double? score) => score is { } value && this != Unknown ? 1 / (1 + Math.Exp(-((Scale * Odds(mode, value)) + Shift))) : null;
}
