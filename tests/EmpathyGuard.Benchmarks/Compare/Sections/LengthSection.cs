using System.Globalization;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>How the time grows with the reply.</summary>
internal static class LengthSection
{
    private const int RoundCount = 3;

    // Below this, what the message costs flatters the growth.
    private const int LongEnough = 1000;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(150);
    private static readonly int[] Lengths = [10, 100, 1000, 10_000, 100_000];
    private static readonly int[] SemanticLengths = [10, 100, 1000];

    public static void Run(CompareContext context)
    {
        List<Row> rows = [];
        List<(double Words, double Time)> points = [];
        foreach (int words in Lengths)
        {
            string reply = BenchmarkTexts.ReplyOf(words);
            var exchange = new EmpathyExchange(BenchmarkTexts.Message, reply);
            var lexical = new InProcessSubject(Name(words), () => LexicalEmpathyScorer.Shared.Assess(exchange));
            ISubject? yardstick = context.YardstickOn(reply);
            Rounds.Run(yardstick is null ? [lexical] : [lexical, yardstick], RoundCount, Time);
            rows.Add(TimedColumns.Of(lexical, CompareContext.Ratio(lexical, yardstick)));
            points.Add((words, lexical.Samples.Median));
        }

        foreach (int words in SemanticLengths)
        {
            var semantic = new InProcessSubject(
                $"{Name(words)}, semantic, every sentence new",
                FreshExchanges.Over(BenchmarkTexts.ReplyOf(words), static e => SemanticEmpathyScorer.Shared.Assess(e)));
            Rounds.Run([semantic], RoundCount, Time);
            rows.Add(TimedColumns.Of(semantic, double.NaN));
        }

        (double Words, double Time)[] long_ = [.. points.Where(static p => p.Words >= LongEnough)];
        double exponent = Statistics.Exponent(long_);
        double perWord = (long_[^1].Time - long_[0].Time) / (long_[^1].Words - long_[0].Words);
        context.Tables.Add(new CompareTable
        {
            Key = "length",
            Title = "Growth with the reply",
            Note = string.Create(CultureInfo.InvariantCulture, $"Lexical scorer where nothing else is said, message of {BenchmarkTexts.MessageWords} words. From {LongEnough:#,0} words on, time grows as length to the power of {exponent:0.00}, by {perWord:0} ns a word."),
            Columns = TimedColumns.With($"{CompareContext.YardstickHeading} on the same text"),
            Rows = rows,
            InReadme = true,
        });
        context.Goals.Add(new Goal("Ten times the text, times as long at most", FigureUnit.Ratio, points.Zip(points.Skip(1), static (a, b) => b.Time / a.Time).Max(), 12));
    }

    private static string Name(int words) => string.Create(CultureInfo.InvariantCulture, $"{words:#,0} words");
}
