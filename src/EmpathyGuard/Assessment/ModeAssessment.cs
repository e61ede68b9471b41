namespace EmpathyGuard;

/// <summary>The verdict on one failure mode.</summary>
public record ModeAssessment
{
    /// <summary>How strongly the reply fails in this mode, 0 (not at all) to 1; <see langword="null"/> where the mode does not apply or was not judged.</summary>
    /// <remarks>A place between the thresholds, and no probability: see <see cref="Likelihood"/>.</remarks>
    public double? Score { get; init; }

    /// <summary>The score held against the thresholds in force.</summary>
    public required EmpathyLabel Label { get; init; }

    /// <summary>The research paper's own measure of this mode; reported, and used nowhere else. <see langword="null"/> where it is undefined.</summary>
    public double? Measure { get; init; }

    /// <summary>
    /// The share of replies with this score that fail in this mode where half of all replies do, 0 to 1, calibrated on the project's own pairs; <see langword="null"/>
    /// where there is no score, or the scorer does not know what its scores are worth.
    /// </summary>
    public double? Likelihood { get; init; }

    /// <summary>How much text the score rests on, 0 to 1. It never lowers the score or the label.</summary>
    public double Confidence { get; init; }

    /// <summary>The likelihood where another share of all replies fails, by Bayes' rule: 0.9 among as many good as bad replies is 0.08 where one in a hundred fails.</summary>
    /// <param name="baseRate">The share of all replies that fail, above 0 and below 1.</param>
    /// <returns>The likelihood, 0 to 1; <see langword="null"/> where <see cref="Likelihood"/> is.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0 and below 1.</exception>
    public double? LikelihoodAt(double baseRate)
    {
        if (!(baseRate > 0 && baseRate < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(baseRate), baseRate, "A base rate is above 0 and below 1.");
        }

        return Likelihood is { } even ? even * baseRate / ((even * baseRate) + ((1 - even) * (1 - baseRate))) : null;
    }
}
