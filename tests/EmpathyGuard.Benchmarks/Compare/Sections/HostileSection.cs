namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Texts that were made to be slow.</summary>
internal static class HostileSection
{
    private const int RoundCount = 3;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(100);

    public static void Run(CompareContext context)
    {
        (ISubject Scorer, ISubject? Yardstick)[] pairs = [.. HostileTexts.All().Select(t =>
        {
            var exchange = new EmpathyExchange(t.Message, t.Reply);
            return ((ISubject)new InProcessSubject(t.Name, () => LexicalEmpathyScorer.Shared.Assess(exchange)), context.YardstickOn(t.Reply));
        })];
        Rounds.Run([.. pairs.SelectMany(static p => (ISubject?[])[p.Scorer, p.Yardstick]).OfType<ISubject>()], RoundCount, Time);
        context.Tables.Add(new CompareTable
        {
            Key = "hostile",
            Title = "Hostile texts of 65,536 characters",
            Note = "Lexical scorer.",
            Columns = TimedColumns.With($"{CompareContext.YardstickHeading} on the same text"),
            Rows = [.. pairs.Select(static p => TimedColumns.Of(p.Scorer, CompareContext.Ratio(p.Scorer, p.Yardstick)))],
            Charted = TimedColumns.Median,
        });
        context.Goals.Add(new Goal("Slowest of the hostile texts", FigureUnit.Nanoseconds, pairs.Max(static p => p.Scorer.Samples.Median), 20e6));
    }
}
