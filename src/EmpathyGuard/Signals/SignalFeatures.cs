namespace EmpathyGuard.Signals;

/// <summary>
/// What each fitted signal is a weighted sum of: few counts with a meaning, each growing ever more slowly with repetition, so that no
/// length saturates a signal.
/// </summary>
internal static class SignalFeatures
{
    private const double ReadInAny = 0.15;

    /// <summary>Steps and proposals; the share of sentences that give one; sending elsewhere; items of a list; what its sentences are read as by their words.</summary>
    public static IReadOnlyList<string> AdviceNames { get; } = ["steps", "shareDirected", "referral", "listItems", "read"];

    /// <summary>Questions by worth; the share of words in them; whether the last sentence asks; the share of advice; what its sentences are read as by their words.</summary>
    public static IReadOnlyList<string> ExplorationNames { get; } = ["questions", "shareAsked", "endsAsking", "shareDirected", "read"];

    /// <summary>Statements of the person; their share; offered readings; the feeling met; particulars taken up in them; reflections; advice; what its sentences are read as by their words.</summary>
    public static IReadOnlyList<string> InterpretationNames { get; } = ["told", "shareTold", "inferred", "met", "takenWhereTold", "reflection", "shareDirected", "read"];

    /// <summary>Particulars taken up; their share of the person's; their share of the reply; that anything is said; numbers and names; questions; where told.</summary>
    public static IReadOnlyList<string> SpecificityNames { get; } = ["taken", "shareTaken", "takenOfContent", "content", "concrete", "questions", "takenWhereTold", "aligned", "shareAligned"];

    public static void Advice(in ReplyReading reply, Span<double> f)
    {
        f[0] = Slow(reply.Advice);
        f[1] = reply.DirectedShare;
        f[2] = Slow(reply.Referral);
        f[3] = Slow(Math.Max(0, reply.ListItems - 1));
        f[4] = Read(reply, SentenceSignal.Advice);
    }

    public static void Exploration(in ReplyReading reply, Span<double> f)
    {
        f[0] = Slow(reply.OpenQuestions);
        f[1] = reply.AskedShare;
        f[2] = reply.EndsAsking ? 1 : 0;
        f[3] = reply.DirectedShare;
        f[4] = Read(reply, SentenceSignal.Exploration);
    }

    public static void Interpretation(in ReplyReading reply, Span<double> f)
    {
        f[0] = Slow(reply.Told);
        f[1] = reply.ToldShare;
        f[2] = Slow(reply.Inferred);
        f[3] = reply.Met;
        f[4] = Slow(reply.TakenWhereTold);
        f[5] = Slow(reply.Reflection + reply.Understanding);
        f[6] = reply.DirectedShare;
        f[7] = Read(reply, SentenceSignal.Interpretation);
    }

    public static void Specificity(in ReplyReading reply, Span<double> f)
    {
        f[0] = Slow(reply.Taken);
        f[1] = reply.TakenShare;
        f[2] = reply.Content > 0 ? reply.Taken / reply.Content : 0;
        f[3] = Saturation.Of(reply.Content, 0.15);
        f[4] = Slow(reply.Concrete);
        f[5] = Slow(reply.OpenQuestions);
        f[6] = Slow(reply.TakenWhereTold);
        f[7] = reply.AlignedMost;
        f[8] = reply.AlignedShare;
    }

    /// <summary>
    /// What the sentences of a reply are read as by their words, 0…1: in one of them at least, and in the reply as a whole. What any sentence is
    /// read as a little is nothing.
    /// </summary>
    public static double Read(in ReplyReading reply, SentenceSignal act)
    {
        double read = (reply.ActMost.Of(act) + reply.ActShare.Of(act)) / 2;
        return Math.Max(0, (read - ReadInAny) / (1 - ReadInAny));
    }

    /// <summary>ln(1 + x): the tenth of a kind says less than the second.</summary>
    public static double Slow(double amount) => amount <= 0 ? 0 : Math.Log(1 + amount);
}
