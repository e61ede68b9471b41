using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Granularity mismatch: does the reply take up this person's particulars, at a size that they can use?</summary>
internal static class GranularityDetector
{
    private const int OverloadItems = 6;

    /// <summary>The score, 0…1, or <see langword="null"/> where nothing is at stake or the person said nothing particular.</summary>
    public static double? Score(in PersonReading person, in ReplyReading reply, Particulars particulars, bool riskCue)
    {
        bool asked = person.AsksSteps > 0 || person.AsksFact > 0;
        if ((!person.IsAtStake && !riskCue) || particulars.Count == 0)
        {
            return null;
        }

        return Saturation.Clamp(Math.Max(Generic(person, reply, particulars, asked, riskCue), Math.Max(Overload(person, reply, asked), ReExposure(person, reply))));
    }

    /// <summary>|a − b| / (a + b) over aversive elements per sentence; <see langword="null"/> where neither text has any.</summary>
    public static double? Measure(double source, double reply) => source + reply > 0 ? Math.Abs(source - reply) / (source + reply) : null;

    /// <summary>The reply could have been sent to anyone.</summary>
    public static double Generic(in PersonReading person, in ReplyReading reply, Particulars particulars, bool asked, bool riskCue)
    {
        double wanted = Math.Min(4, 0.35 * particulars.Total);
        double share = wanted <= 0 ? 1 : Saturation.Clamp(reply.Taken / wanted);
        double generic = 0.75 * (1 - share);

        // Who asked for steps or facts, or is at risk, needs the right answer more than their own words back.
        return generic * (asked || riskCue ? 0.5 : 1) * (person.Words < 6 ? 0.6 : 1);
    }

    public static double Overload(in PersonReading person, in ReplyReading reply, bool asked)
    {
        if (asked || person.Words > 80 || reply.ListItems < OverloadItems)
        {
            return 0;
        }

        return 0.35 + (0.08 * (reply.ListItems - OverloadItems));
    }

    public static double ReExposure(in PersonReading person, in ReplyReading reply) =>
        person.AsksNotToHear > 0 ? Saturation.Of(reply.AversiveDensity * reply.PerSentence, 0.5) : 0;
}
