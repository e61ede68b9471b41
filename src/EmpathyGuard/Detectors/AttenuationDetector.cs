using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Sentiment attenuation: is the feeling named, at its size?</summary>
internal static class AttenuationDetector
{
    // Below this a dismissal is a stray cue, from twice of it on it is the reply's own.
    private const double Doubtful = 0.4;

    /// <summary>The score, 0…1, or <see langword="null"/> where nothing is at stake.</summary>
    public static double? Score(in PersonReading person, in ReplyReading reply, in SignalSet signals, ReadOnlySpan<double> features, ModeWeights weights, bool riskCue) =>
        person.IsAtStake || riskCue ? (riskCue ? 1 : person.Reach) * Math.Max(Logistic.Of(weights.Attenuation, features), Dismissed(reply, signals)) : null;

    // Who makes a feeling smaller and meets none of it has attenuated it, whatever else the reply holds.
    private static double Dismissed(in ReplyReading reply, in SignalSet signals) =>
        Saturation.Clamp((signals.Dismissal - Doubtful) / Doubtful) * (1 - SignalReader.EmotionalReaction(reply, formulas: false)) * (1 - signals.Interpretation);

    /// <summary>(I_source − I_reply) / I_source; <see langword="null"/> where the source has no intensity.</summary>
    public static double? Measure(double source, double reply) => source > 0 ? (source - reply) / source : null;
}
