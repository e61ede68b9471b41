using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Conflict avoidance and its four named sub-scores; the mode is the largest.</summary>
internal static class ConflictDetector
{
    /// <summary>Fills the sub-scores and the mode.</summary>
    public static void Score(in PersonReading person, in ReplyReading reply, in SignalSet signals, ReadOnlySpan<double> features, ModeWeights weights, bool riskCue, ref ModeScores scores)
    {
        bool anythingToMeet = person.IsAtStake || riskCue;
        if (anythingToMeet)
        {
            // For a person at risk, giving the number is the right move.
            double reach = riskCue ? 1 : person.Reach;
            scores.PrematureClosure = riskCue ? 0 : reach * Logistic.Of(weights.PrematureClosure, features);
            scores.Evasion = reach * Logistic.Of(weights.Evasion, features);
            scores.Sycophancy = reach * Logistic.Of(weights.Sycophancy, features);
            scores.Abandonment = reach * Abandonment(reply, features, weights, riskCue);
            scores.Conflict = Math.Max(Math.Max(scores.PrematureClosure, scores.Evasion), Math.Max(scores.Sycophancy, scores.Abandonment));
            scores.ConflictMeasure = Measure(reply, signals);
        }
    }

    /// <summary>The paper's 0 or 1: mainly conclusions, advice, moralising or positive closure, and no exploration of the conflict.</summary>
    public static double Measure(in ReplyReading reply, in SignalSet signals)
    {
        double closing = reply.Advice + reply.Closure + reply.Moralising;
        return closing >= 0.4 * reply.PerSentence && closing > 0.5 && signals.Exploration < 0.3 ? 1 : 0;
    }

    // Offering a resource is no abandonment where the risk is named or asked about; without either it is refer-and-exit.
    private static double Abandonment(in ReplyReading reply, ReadOnlySpan<double> features, ModeWeights weights, bool riskCue)
    {
        double score = Logistic.Of(weights.Abandonment, features);
        return riskCue && reply.RiskNamed + reply.RiskAsked > 0 ? 0.3 * score : score;
    }
}
