using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Sentiment attenuation: is the feeling named, at its size?</summary>
internal static class AttenuationDetector
{
    // A reply that names a feeling at two thirds of the person's own size has met it: calm is not attenuation.
    private const double EnoughOfSize = 0.67;

    /// <summary>The score, 0…1, or <see langword="null"/> where nothing is at stake.</summary>
    public static double? Score(in PersonReading person, in ReplyReading reply, in SignalSet signals, bool riskCue)
    {
        if (!person.IsAtStake && !riskCue)
        {
            return null;
        }

        double stake = Math.Max(person.Stake, riskCue ? 0.6 : 0);
        double acknowledged = Math.Max(reply.Met, Math.Max(0.75 * Saturation.Of(reply.Concern), 0.4 * Saturation.Of(reply.Allusion)));
        double gap = Saturation.Clamp((stake - (acknowledged / EnoughOfSize)) / stake);
        if (riskCue)
        {
            // For a person at risk the only question is whether the feeling is acknowledged; never raise the intensity.
            return Saturation.Clamp((0.55 * (acknowledged >= 0.3 || reply.RiskNamed + reply.RiskAsked > 0 ? 0 : gap)) + (0.5 * signals.Dismissal));
        }

        double weight = 0.3 + (0.4 * stake);
        return Saturation.Clamp((weight * gap) + (0.55 * signals.Dismissal) + (0.2 * Saturation.Of(reply.Clinical)));
    }

    /// <summary>(I_source − I_reply) / I_source; <see langword="null"/> where the source has no intensity.</summary>
    public static double? Measure(double source, double reply) => source > 0 ? (source - reply) / source : null;
}
