using System.Globalization;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>How the time grows with the reply.</summary>
internal static class LengthSection
{
    private const int RoundCount = 4;

    // Below this, what the message costs flatters the growth.
    private const int LongEnough = 1000;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(100);
    private static readonly int[] Lengths = [10, 100, 1000, 10_000, 100_000];
    private static readonly int[] SemanticLengths = [10, 100, 1000];

    public static void Run(CompareContext context)
    {
        (ISubject Scorer, ISubject? Yardstick)[] lexical = [.. Lengths.Select(words => Lexical(context, words))];
        ISubject[] semantic = [.. SemanticLengths.Select(Semantic)];

        // All lengths by turns: one against the next is what is asked here.
        Rounds.Run([.. lexical.SelectMany(static l => (ISubject?[])[l.Scorer, l.Yardstick]).OfType<ISubject>(), .. semantic], RoundCount, Time);
        (double Words, double Time)[] long_ = [.. Lengths.Zip(lexical, static (words, l) => ((double)words, l.Scorer.Samples.Median)).Where(static p => p.Item1 >= LongEnough)];
        double exponent = Statistics.Exponent(long_);
        double perWord = (long_[^1].Time - long_[0].Time) / (long_[^1].Words - long_[0].Words);
        context.Tables.Add(new CompareTable
        {
            Key = "length",
            Title = "Growth with the reply",
            Note = string.Create(CultureInfo.InvariantCulture, $"Lexical scorer where nothing else is said, message of {BenchmarkTexts.MessageWords} words. From {LongEnough:#,0} words on, time grows as length to the power of {exponent:0.00}, by {perWord:0} ns a word."),
            Columns = TimedColumns.With($"{CompareContext.YardstickHeading} on the same text"),
            Rows = [.. lexical.Select(static l => TimedColumns.Of(l.Scorer, CompareContext.Ratio(l.Scorer, l.Yardstick))), .. semantic.Select(static s => TimedColumns.Of(s, double.NaN))],
            Charted = TimedColumns.Median,
        });
        context.Goals.Add(new Goal("Ten times the text, times as long at most", FigureUnit.Ratio, lexical.Zip(lexical.Skip(1), static (a, b) => CompareContext.Ratio(b.Scorer, a.Scorer)).Max(), 12));
    }

    private static (ISubject Scorer, ISubject? Yardstick) Lexical(CompareContext context, int words)
    {
        string reply = BenchmarkTexts.ReplyOf(words);
        var exchange = new EmpathyExchange(BenchmarkTexts.Message, reply);
        return (new InProcessSubject(Name(words), () => LexicalEmpathyScorer.Shared.Assess(exchange)), context.YardstickOn(reply));
    }

    private static InProcessSubject Semantic(int words) => new(
        $"{Name(words)}, semantic, every sentence new",
        FreshExchanges.Over(BenchmarkTexts.ReplyOf(words), static e => SemanticEmpathyScorer.Shared.Assess(e)));

    private static string Name(int words) => string.Create(CultureInfo.InvariantCulture, $"{words:#,0} words");
}
