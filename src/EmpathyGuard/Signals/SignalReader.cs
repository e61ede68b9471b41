namespace EmpathyGuard.Signals;

/// <summary>
/// Makes the signals from what was read. Each is one readable function: a weighted sum of what <see cref="SignalFeatures"/> lists, brought to
/// 0…1 by sum² ÷ (1 + sum²): a sum of 1 is where readers begin to say yes, a stray cue earns next to nothing, and no length reaches 1.
/// </summary>
internal static class SignalReader
{
    // The size of words such as "hard" and "upset", which name no feeling in particular.
    private const double MildSize = 0.3;

    private const int MostFeatures = 9;
    private const double OfWords = 0.5;
    private const double SurelyUnderstood = 0.3;

    // Where a quarter of the words tell the speaker's own life, a feeling that is named may as well be theirs.
    private const double OwnStoryCost = 4;

    public static SignalSet Read(in PersonReading person, in ReplyReading reply, bool riskCue, SignalWeights weights)
    {
        Span<double> f = stackalloc double[MostFeatures];
        var signals = new SignalSet { EmotionalReaction = Reaction(reply) };
        SignalFeatures.Advice(reply, f);
        signals.Advice = Weigh(weights.Advice, f);
        SignalFeatures.Exploration(reply, f);
        signals.Exploration = Weigh(weights.Exploration, f);
        SignalFeatures.Interpretation(reply, f);
        signals.Interpretation = Weigh(weights.Interpretation, f);
        SignalFeatures.Specificity(reply, f);
        signals.Specificity = Weigh(weights.Specificity, f);

        // Cues of dismissal are few and often meant otherwise; what its sentences are read as says more, and either suffices.
        signals.Dismissal = 1 - ((1 - (0.6 * Dismissal(person, reply))) * (1 - (0.8 * SignalFeatures.Read(reply, SentenceSignal.Dismissal))));
        signals.SelfFocus = Blend(Saturation.Of((6 * reply.OwnStory) + (0.1 * reply.SelfStory)), reply, SentenceSignal.SelfFocus);
        signals.Sycophancy = Blend(Sycophancy(reply), reply, SentenceSignal.Sycophancy);
        double shares = reply.PerSentence;
        signals.Evasion = Blend(Saturation.Of((reply.BothSides + reply.Deflecting + (1.2 * reply.Declining)) / shares, 0.9) * (1 - (0.8 * Saturation.Of(reply.OwnsError))), reply, SentenceSignal.Evasion);
        signals.RiskUnanswered = !riskCue ? 0 : 1 - Saturation.Clamp(reply.RiskNamed + reply.RiskAsked + reply.ResourceNamed);
        return signals;
    }

    // Half of a signal that is not fitted is what its cues show, and half what its sentences are read as.
    private static double Blend(double cues, in ReplyReading reply, SentenceSignal act) => ((1 - OfWords) * cues) + (OfWords * SignalFeatures.Read(reply, act));

    // What this person goes through, said so that they would know it for theirs, has met the feeling in whatever words: no list of warm words
    // holds that. Warm words count most still, as they do for readers of forums.
    private static double Reaction(in ReplyReading reply)
    {
        double understood = Math.Max(0, SignalFeatures.Read(reply, SentenceSignal.Interpretation) - SurelyUnderstood) / (1 - SurelyUnderstood);
        return Saturation.Clamp((0.7 * EmotionalReaction(reply, formulas: true)) + (0.3 * SignalFeatures.Read(reply, SentenceSignal.EmotionalReaction)) + (0.35 * understood));
    }

    /// <summary>
    /// The warmth that a reply shows, 0…1: naming the feeling and saying concern are strong, wishing well is weak, and a formula is next to nothing
    /// (EPITOME's own two levels).
    /// </summary>
    /// <param name="reply">The reply.</param>
    /// <param name="formulas">Whether bare formulas count, as they do for people; no mode counts them, because pasting them on is free.</param>
    public static double EmotionalReaction(in ReplyReading reply, bool formulas)
    {
        double aboutPerson = 1 - Math.Min(1, OwnStoryCost * reply.OwnStory);
        double strong = (0.5 * aboutPerson * Math.Max(0, reply.Met - MildSize)) + (0.9 * SignalFeatures.Slow(reply.Concern));
        double weak = (0.5 * Saturation.Of(reply.Warmth, 3)) + (0.2 * SignalFeatures.Slow(reply.Allusion)) + (formulas ? Formulas(reply) : 0);
        double spoken = 0.5 * reply.FeltShare;
        double toPerson = 2 * Math.Min(0.12, reply.Addressed);
        return Saturation.Of(strong + weak + spoken + toPerson);
    }

    private static double Formulas(in ReplyReading reply) => (0.03 * Math.Min(1, reply.Formulas)) + (reply.PoliteConcern ? 0.25 : 0);

    // A feeling that was met first may be put in proportion after; one that was not met is only pushed away.
    private static double Dismissal(in PersonReading person, in ReplyReading reply)
    {
        double reaction = EmotionalReaction(reply, formulas: false);
        double cues = (0.9 * reply.Minimising) + (0.7 * reply.Comparing) + (0.6 * reply.Blaming) + (0.7 * reply.CheeringUp)
            + (0.2 * reply.Normalising) + (0.1 * reply.Clinical);
        double unmet = person.IsAtStake ? 0.15 * reply.DirectedShare * (1 - reaction) : 0;
        return Saturation.Of((cues * (1 - (0.3 * reaction))) + unmet);
    }

    private static double Sycophancy(in ReplyReading reply)
    {
        double weighed = Saturation.Of(reply.Weighing + reply.Moralising, 0.5);
        return Saturation.Of(reply.Endorsing, 0.6) * (1 - (0.75 * weighed));
    }

    private static double Weigh(ReadOnlySpan<double> weights, ReadOnlySpan<double> features)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return Hill(sum);
    }

    private static double Hill(double sum) => sum <= 0 ? 0 : sum * sum / (1 + (sum * sum));
}
