using EmpathyGuard.Scoring;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The typical reply: both scorers, and the peers.</summary>
internal static class ReplySection
{
    private const int RoundCount = 7;
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestSettling = TimeSpan.FromSeconds(8);

    public static void Run(CompareContext context)
    {
        var exchange = new EmpathyExchange(BenchmarkTexts.Message, BenchmarkTexts.Reply);
        var lexical = new InProcessSubject("EmpathyGuard, lexical: four modes, every signal", () => LexicalEmpathyScorer.Shared.Assess(exchange));
        var arriving = new InProcessSubject("EmpathyGuard, lexical: the same, arriving word by word", Arriving(atEachSentence: false));
        List<ISubject> subjects =
        [
            lexical,
            arriving,
            new InProcessSubject("EmpathyGuard, lexical: and judged at the end of each sentence", Arriving(atEachSentence: true)),
            new InProcessSubject("EmpathyGuard, semantic: sentences met before", () => SemanticEmpathyScorer.Shared.Assess(exchange)),
            new InProcessSubject("EmpathyGuard, semantic: every sentence new", FreshExchanges.Over(BenchmarkTexts.Reply, static e => SemanticEmpathyScorer.Shared.Assess(e))),
        ];
        ISubject? yardstick = null;
        foreach (Peer peer in context.Peers?.Peers.Where(static p => p.Error is null) ?? [])
        {
            var subject = new PeerSubject($"{peer.Package} {peer.Version}: {peer.What}", context.Peers!, peer.Name, BenchmarkTexts.Reply);
            subjects.Add(subject);
            yardstick = peer.Name == CompareContext.Yardstick ? subject : yardstick;
        }

        lexical.Settle(LongestSettling);
        Rounds.Run(subjects, RoundCount, Time);
        context.Tables.Add(new CompareTable
        {
            Key = "reply",
            Title = $"One reply of {BenchmarkTexts.ReplyWords} words",
            Note = $"EmpathyGuard also reads a message of {BenchmarkTexts.MessageWords} words; the npm packages read the reply alone; the local checks are those for keywords, competitors, URLs, personal data and secret keys. Medians of batches; p50 and p99 of calls timed one by one.",
            Columns = TimedColumns.With(CompareContext.YardstickHeading),
            Rows = [.. subjects.Select(s => TimedColumns.Of(s, CompareContext.Ratio(s, yardstick)) with { Ours = s is not PeerSubject })],
            Charted = TimedColumns.Median,
            InReadme = true,
        });
        Samples samples = lexical.Samples;
        context.Goals.AddRange(
        [
            new Goal("Lexical scorer, typical reply, p50", FigureUnit.Nanoseconds, samples.P50, 50_000),
            new Goal("the same, against AFINN", FigureUnit.Ratio, CompareContext.Ratio(lexical, yardstick), 1),
            new Goal("the same, p99 against p50", FigureUnit.Ratio, samples.P99 / samples.P50, 4),
            new Goal("the same, bytes per call", FigureUnit.Bytes, samples.Bytes ?? double.NaN, 4096),
            new Goal("the same arriving word by word, against at once", FigureUnit.Ratio, CompareContext.Ratio(arriving, lexical), 1.5),
        ]);
    }

    // Reads the reply as the gate does while it arrives: a chunk is a word with the space behind it.
    private static Action Arriving(bool atEachSentence)
    {
        string[] chunks = [.. BenchmarkTexts.Reply.Split(' ').Select(static word => word + " ")];
        chunks[^1] = chunks[^1].TrimEnd();
        var first = new EmpathyExchange(BenchmarkTexts.Message, chunks[0]);
        return () =>
        {
            using IncrementalReply reply = LexicalEmpathyScorer.Shared.Begin(first);
            foreach (string chunk in chunks.AsSpan(1))
            {
                reply.Append(chunk);
                if (atEachSentence && chunk.AsSpan().TrimEnd().IndexOfAny('.', '?', '!') >= 0)
                {
                    _ = reply.Assess();
                }
            }

            _ = reply.Assess();
        };
    }
}
