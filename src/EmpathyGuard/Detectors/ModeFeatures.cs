using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>
/// What the fitted part of the modes reads: each feature is a count, a share or a signal that has spans of its own, so that every verdict
/// can be traced. Values are kept near 0…1.
/// </summary>
internal static class ModeFeatures
{
    public const int Count = OfFailures + (2 * (ActSet.Count - ActSet.FirstFailure));

    private const int OfConstructs = 61;

    private const int OfFailures = OfConstructs + (3 * ActSet.Count);

    // Brings log-odds near 0…1.
    private const double OddsUnit = 2;

    private const double LeastToWeigh = 0.2;

    /// <summary>The names, in the order of the values; the fitted weights are listed under them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bias", "stake", "gap", "met", "named", "intensityLost", "concern", "allusion", "dismissal", "minimising", "comparing", "blaming",
        "cheeringUp", "normalising", "clinical", "understanding", "reflection", "taken", "takenShare", "covered", "list", "aversive",
        "advice", "closure", "moralising", "exploration", "endorsing", "weighing", "bothSides", "deflecting", "declining", "ownsError",
        "referral", "namesHarm", "toWeigh", "harm", "asked", "goodNews", "brevity", "offTopic",
        "generic", "wrongBright", "joyUnmet", "ownConcern", "foreign", "shrinking", "takenBack", "endsDirecting", "endsAsking", "assent",
        "dissent", "unanswered", "unowned", "reaction", "interpretation", "specificity", "untouched",
        "alignedMost", "alignedShare", "alignedLeast", "overload",
        .. Enum.GetNames<SentenceSignal>().SelectMany(static act => (string[])[$"most{act}", $"share{act}", $"last{act}"]),
        .. Enum.GetNames<SentenceSignal>()[ActSet.FirstFailure..].SelectMany(static act => (string[])[$"odds{act}", $"least{act}"]),
    ];

    public static void Read(in PersonReading person, in ReplyReading reply, in SignalSet signals, Particulars particulars, bool riskCue, Span<double> features)
    {
        double per = Math.Sqrt(reply.PerSentence);
        double Share(double sum) => Saturation.Of(sum / per, 0.8);

        // Who only asks whether they were wrong may be told that they were not; a claim, a plan or an own wrong is there to be weighed.
        double toWeigh = Math.Max(LeastToWeigh, Math.Max(person.ClaimToWeigh, person.OwnWrong));
        features[0] = 1;
        features[1] = person.Stake;
        features[2] = Math.Max(0, person.Stake - Math.Max(reply.Met, 0.6 * Saturation.Of(reply.Concern)));
        features[3] = reply.Met;
        features[4] = reply.Named;

        // For a person at risk the question is whether the feeling is acknowledged, never whether it is said at its size.
        features[5] = riskCue ? 0 : Math.Max(0, person.Intensity - reply.Said);
        features[6] = Saturation.Of(reply.Concern, 0.7);
        features[7] = Saturation.Of(reply.Allusion, 0.7);
        features[8] = signals.Dismissal;
        features[9] = Share(reply.Minimising);
        features[10] = Share(reply.Comparing);
        features[11] = Share(reply.Blaming);
        features[12] = Share(reply.CheeringUp);
        features[13] = Share(reply.Normalising);
        features[14] = Share(reply.Clinical);
        features[15] = Saturation.Of(reply.Understanding, 0.5);
        features[16] = Saturation.Of(reply.Reflection, 0.5);
        features[17] = Saturation.Of(reply.Taken, 0.25);
        features[18] = reply.Content <= 0 ? 0 : Saturation.Clamp(reply.Taken / reply.Content);
        features[19] = particulars.Total <= 0 ? 1 : Saturation.Clamp(reply.Taken / Math.Min(8, particulars.Total));
        features[20] = Saturation.Of(Math.Max(0, reply.ListItems - 2), 0.2);
        features[21] = Saturation.Of(Math.Max(0, (reply.Aversive / reply.PerSentence) - person.AversiveDensity));
        features[22] = Share(reply.Advice);
        features[23] = Share(reply.Closure);
        features[24] = Share(reply.Moralising);
        features[25] = signals.Exploration;
        features[26] = Share(reply.Endorsing);
        features[27] = Share(reply.Weighing);
        features[28] = Share(reply.BothSides);
        features[29] = Share(reply.Deflecting);
        features[30] = Share(reply.Declining);
        features[31] = Share(reply.OwnsError);
        features[32] = Share(reply.Referral);
        features[33] = Share(reply.NamesHarm);
        features[34] = toWeigh * Share(reply.Endorsing);
        features[35] = person.Harm * (1 - Share(reply.NamesHarm));
        features[36] = Math.Max(0.7 * person.AsksOpinion, Math.Max(person.AsksSteps, person.AsksFact));
        features[37] = person.GoodNews;
        features[38] = Math.Exp(-reply.ReadWords / 25.0);
        features[39] = Saturation.Of(Math.Max(0, reply.Content - reply.Taken) / Math.Max(1, reply.Sentences), 0.2);
        features[40] = reply.GenericShare;
        features[41] = (1 - person.GoodNews) * Share(Math.Max(0, reply.Bright - reply.Concern));
        features[42] = person.GoodNews * (1 - Saturation.Of(reply.Bright + reply.Concern, 0.6));
        features[43] = Saturation.Of(reply.OwnConcern, 0.7);
        features[44] = Share(reply.Foreign);
        features[45] = Share(reply.Shrinking);
        features[46] = Share(reply.TakenBack);
        features[47] = reply.EndsDirecting ? 1 : 0;
        features[48] = reply.EndsAsking ? 1 : 0;
        features[49] = Share(reply.Assenting) * toWeigh;
        features[50] = Share(reply.Dissenting);
        features[51] = person.Asked * (1 - Saturation.Of(reply.Assenting + reply.Dissenting + reply.Answering + reply.OwnsError + reply.NamesHarm));
        features[52] = person.Complaint * (1 - Saturation.Of(reply.OwnsError, 1.5));
        features[53] = SignalReader.EmotionalReaction(reply, formulas: false);
        features[54] = signals.Interpretation;
        features[55] = signals.Specificity;
        features[56] = reply.GenericShare * Math.Exp(-2 * reply.Taken) * Saturation.Of(reply.ReadWords, 0.1);
        features[57] = reply.AlignedMost;
        features[58] = reply.AlignedShare;
        features[59] = reply.AlignedLeast;
        features[60] = GranularityDetector.Overload(person, reply);
        for (int act = 0; act < ActSet.Count; act++)
        {
            features[OfConstructs + (3 * act)] = reply.ActMost[act];
            features[OfConstructs + (3 * act) + 1] = reply.ActShare[act];
            features[OfConstructs + (3 * act) + 2] = reply.ActLast[act];
        }

        for (int act = ActSet.FirstFailure; act < ActSet.Count; act++)
        {
            int at = OfFailures + (2 * (act - ActSet.FirstFailure));
            features[at] = reply.Sentences == 0 ? 0 : (reply.ActOdds[act] + OddsUnit) / (2 * OddsUnit);
            features[at + 1] = reply.Sentences == 0 ? 0 : (reply.ActLeast[act] + OddsUnit) / (2 * OddsUnit);
        }
    }
}
