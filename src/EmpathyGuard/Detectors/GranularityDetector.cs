using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Granularity mismatch: does the reply take up this person's particulars, at a size that they can use?</summary>
internal static class GranularityDetector
{
    private const int OverloadItems = 6;
    private const int LongMessage = 80;
    private const double MostToAnyone = 0.8;

    private const int FewWords = 12;

    // A joke among friends may be met with any other joke.
    private const double MuchAtStake = 0.45;

    /// <summary>The score, 0…1, or <see langword="null"/> where nothing is at stake or the person said nothing particular.</summary>
    public static double? Score(in PersonReading person, in ReplyReading reply, Particulars particulars, ReadOnlySpan<double> features, ModeWeights weights, bool riskCue)
    {
        if ((!person.IsAtStake && !riskCue) || particulars.Count == 0)
        {
            return null;
        }

        // Who is at risk needs the right answer more than their own words back.
        double generic = Logistic.Of(weights.Granularity, features) * (riskCue ? 0.5 : person.Reach);
        return Saturation.Clamp(Math.Max(generic, Math.Max(riskCue ? 0 : ToAnyone(person, reply), ReExposure(person, reply))));
    }

    /// <summary>|a − b| / (a + b) over aversive elements per sentence; <see langword="null"/> where neither text has any.</summary>
    public static double? Measure(double source, double reply) => source + reply > 0 ? Math.Abs(source - reply) / (source + reply) : null;

    /// <summary>A reply of some length that takes up nothing of this person's could have been sent to anyone.</summary>
    public static double ToAnyone(in PersonReading person, in ReplyReading reply) =>
        reply.ReadWords < FewWords ? 0 : MostToAnyone * Saturation.Clamp((person.Stake - MuchAtStake) / 0.2) * reply.GenericShare * Math.Exp(-2 * reply.Taken) * Saturation.Of(reply.ReadWords, 0.2);

    /// <summary>How long a list is for a short message that asked for none, 0…1. The fit weighs it beside what else the reply holds: many who ask for no steps need some.</summary>
    public static double Overload(in PersonReading person, in ReplyReading reply) =>
        person.AsksSteps > 0 || person.AsksFact > 0 || person.Words > LongMessage || reply.ListItems < OverloadItems
            ? 0
            : Math.Min(1, 0.35 + (0.08 * (reply.ListItems - OverloadItems)));

    /// <summary>Details for someone who asked not to hear them.</summary>
    public static double ReExposure(in PersonReading person, in ReplyReading reply) =>
        person.AsksNotToHear > 0 ? Saturation.Of(reply.Aversive, 0.35) : 0;
}
