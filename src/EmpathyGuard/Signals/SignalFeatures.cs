namespace EmpathyGuard.Signals;

/// <summary>
/// What each fitted signal is a weighted sum of: few counts with a meaning, each growing ever more slowly with repetition, so that no
/// length saturates a signal. The names stand beside the weights in <see cref="FittedWeights"/>.
/// </summary>
internal static class SignalFeatures
{
    public const int AdviceCount = 4;
    public const int ExplorationCount = 4;
    public const int InterpretationCount = 7;
    public const int SpecificityCount = 7;

    public static void Advice(in ReplyReading reply, Span<double> f)
    {
        f[0] = Slow(reply.Advice);
        f[1] = reply.DirectedShare;
        f[2] = Slow(reply.Referral);
        f[3] = Slow(Math.Max(0, reply.ListItems - 1));
    }

    public static void Exploration(in ReplyReading reply, Span<double> f)
    {
        f[0] = Slow(reply.OpenQuestions);
        f[1] = reply.AskedShare;
        f[2] = reply.EndsAsking ? 1 : 0;
        f[3] = reply.DirectedShare;
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
    }

    /// <summary>ln(1 + x): the tenth of a kind says less than the second.</summary>
    public static double Slow(double amount) => Math.Log(1 + Math.Max(0, amount));
}
