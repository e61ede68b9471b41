namespace EmpathyGuard.Signals;

/// <summary>Makes the signals from what was read. Each line is one readable function; the rates are how soon evidence saturates.</summary>
internal static class SignalReader
{
    public static SignalSet Read(in PersonReading person, in ReplyReading reply, bool riskCue)
    {
        double shares = Math.Sqrt(reply.PerSentence);
        double taken = Saturation.Of(reply.Taken, 0.28);
        var signals = new SignalSet
        {
            EmotionalReaction = Saturation.Of((1.1 * reply.Met) + (0.9 * reply.Concern) + (0.35 * reply.Allusion)),
            Interpretation = Saturation.Of((0.5 * reply.Understanding * (0.4 + taken)) + (0.3 * reply.Reflection) + (0.4 * reply.Met)),
            Exploration = Saturation.Of(reply.OpenQuestions, 1.1),
            Advice = Saturation.Of((reply.Advice + (0.5 * reply.Referral) + (0.15 * reply.ListItems)) / Math.Sqrt(shares), 0.6),
            Dismissal = Saturation.Of((0.9 * reply.Minimising) + (0.7 * reply.Comparing) + (0.6 * reply.Blaming) + (0.7 * reply.CheeringUp)
                + (0.3 * reply.Normalising) + (0.2 * reply.Clinical), 0.6),
            SelfFocus = Saturation.Of(reply.SelfStory / Math.Sqrt(shares), 0.5),
            Specificity = person.Present ? taken : Saturation.Of(reply.Content, 0.02),
            Evasion = Saturation.Of((reply.BothSides + reply.Deflecting + (1.2 * reply.Declining)) / shares, 0.9) * (1 - (0.8 * Saturation.Of(reply.OwnsError))),
        };
        double weighed = Saturation.Of(reply.Weighing + reply.Moralising, 0.5);
        signals.Sycophancy = Saturation.Of(reply.Endorsing, 0.6) * (1 - (0.75 * weighed));
        signals.RiskUnanswered = !riskCue ? 0 : 1 - Saturation.Clamp(reply.RiskNamed + reply.RiskAsked + reply.ResourceNamed);
        return signals;
    }
}
