namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Texts that were made to be slow.</summary>
internal static class HostileSection
{
    private const int RoundCount = 3;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(100);

    public static void Run(CompareContext context)
    {
        List<Row> rows = [];
        double slowest = 0;
        foreach ((string name, string message, string reply) in HostileTexts.All())
        {
            var exchange = new EmpathyExchange(message, reply);
            var lexical = new InProcessSubject(name, () => LexicalEmpathyScorer.Shared.Assess(exchange));
            ISubject? yardstick = context.YardstickOn(reply);
            Rounds.Run(yardstick is null ? [lexical] : [lexical, yardstick], RoundCount, Time);
            rows.Add(TimedColumns.Of(lexical, CompareContext.Ratio(lexical, yardstick)));
            slowest = Math.Max(slowest, lexical.Samples.Median);
        }

        context.Tables.Add(new CompareTable
        {
            Key = "hostile",
            Title = "Hostile texts of 65,536 characters",
            Note = "Lexical scorer.",
            Columns = TimedColumns.With($"{CompareContext.YardstickHeading} on the same text"),
            Rows = rows,
            InReadme = true,
        });
        context.Goals.Add(new Goal("Slowest of the hostile texts", FigureUnit.Nanoseconds, slowest, 20e6));
    }
}
