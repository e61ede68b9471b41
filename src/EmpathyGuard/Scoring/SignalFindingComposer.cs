using EmpathyGuard.Signals;

namespace EmpathyGuard.Scoring;

/// <summary>Says where a signal shows: of each that the reply has, the sentence that shows it most.</summary>
internal static class SignalFindingComposer
{
    // Where readers begin to say that the reply has it.
    private const double Shown = 0.5;

    public static IReadOnlyList<EmpathyFinding> Compose(TextReading text, in ReplyReading reply, in SignalSet signals, FindingWriter findings)
    {
        Add(signals.EmotionalReaction, SentenceSignal.EmotionalReaction, reply, "signal.emotionalReaction", "Of the reply's sentences, this one shows most warmth or concern, or names what is felt.");
        Add(signals.Interpretation, SentenceSignal.Interpretation, reply, "signal.interpretation", "Of the reply's sentences, this one says most of what the person went through.");
        Add(signals.Exploration, SentenceSignal.Exploration, reply, "signal.exploration", "Of the reply's sentences, this one asks most for what the person has not said.");
        Add(signals.Advice, SentenceSignal.Advice, reply, "signal.advice", "Of the reply's sentences, this one tells the person most what to do.");
        Add(signals.Dismissal, SentenceSignal.Dismissal, reply, "signal.dismissal", "Of the reply's sentences, this one makes the feeling or the trouble smallest.");
        Add(signals.SelfFocus, SentenceSignal.SelfFocus, reply, "signal.selfFocus", "Of the reply's sentences, this one turns most to the speaker.");
        Add(signals.Sycophancy, SentenceSignal.Sycophancy, reply, "signal.sycophancy", "Of the reply's sentences, this one affirms most without weighing.");
        Add(signals.Evasion, SentenceSignal.Evasion, reply, "signal.evasion", "Of the reply's sentences, this one goes round most what was asked.");
        if (signals.Specificity >= Shown && reply.MostAlignedAt >= 0)
        {
            findings.Sentence(text, reply.MostAlignedAt, null, "signal.specificity", "Of the reply's sentences, this one takes up most of what this person said.");
        }

        return findings.Findings;

        void Add(double signal, SentenceSignal act, in ReplyReading read, string rule, string why)
        {
            if (signal >= Shown && read.ActMost.Of(act) > 0)
            {
                findings.Sentence(text, (int)read.ActWhere.Of(act), null, rule, why);
            }
        }
    }
}
