using System.Diagnostics;
using System.Runtime.InteropServices;
using EmpathyGuard.Benchmarks.Compare;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Judge;

/// <summary>What a judge adds: the framework's own cost around one that answers at once, and the time that a reply waits for one that takes twenty milliseconds.</summary>
internal static class JudgeRun
{
    public const string Option = "--judge";

    private const int RoundCount = 25;
    private const int Waits = 400;
    private const int Warming = 20;

    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);
    private static readonly EmpathyExchange Exchange = new(BenchmarkTexts.Message, BenchmarkTexts.FailingReply);

    /// <summary>Measures and prints.</summary>
    /// <returns>0.</returns>
    public static async Task<int> RunAsync()
    {
        string load = MachineLoad.Read();
        var goals = new List<Goal>();
        CompareTable framework = Framework(goals);
        CompareTable waiting = await WaitingAsync(goals);
        Console.WriteLine(TextReport.Whole(new CompareReport
        {
            Origin = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} cores{load}.",
            Tables = [framework, waiting],
            Goals = goals,
            Missing = [],
        }));
        return 0;
    }

    private static CompareTable Framework(List<Goal> goals)
    {
        using var client = new TimedJudge(TimeSpan.Zero);
        var seen = new SeenClient(client);
        Ask(new JudgeEmpathyScorer(seen, new EmpathyJudgeOptions { Streaming = false }));
        ISubject alone = new InProcessSubject("the client alone", () => client.GetResponseAsync(seen.Messages!).GetAwaiter().GetResult());
        ISubject[] judges =
        [
            Judge("four modes in one call", client, streaming: false, JudgeCalls.Combined),
            Judge("four modes in one call, streamed", client, streaming: true, JudgeCalls.Combined),
            Judge("four modes in four calls", client, streaming: false, JudgeCalls.PerMode),
        ];
        Rounds.Run([alone, .. judges], RoundCount, Time);

        // The best round of each: whatever else the machine did can only have added to it.
        static double Best(ISubject subject) => subject.Samples.Rounds.Min();
        Row[] rows = [.. judges.Select(j => new Row(j.Name, Best(j) - Best(alone), j.Samples.Median - alone.Samples.Median, j.Samples.Bytes - alone.Samples.Bytes))];
        goals.Add(new Goal("Framework cost of a judge that answers at once, best round", FigureUnit.Nanoseconds, rows[0].Figures[0]!.Value, 6000));
        goals.Add(new Goal("the same, bytes", FigureUnit.Bytes, rows[0].Figures[2]!.Value, 15_000));
        return new CompareTable
        {
            Key = "framework",
            Title = "Framework cost with a judge that answers at once",
            Note = "An opinion on a reply, from the exchange to the assessment: prompt, pipeline, answer, quotes and result. What the client itself takes to answer is taken off once.",
            Columns = [new("best", "best round", FigureUnit.Nanoseconds), new("median", "median", FigureUnit.Nanoseconds), new("bytes", "bytes", FigureUnit.Bytes)],
            Rows = rows,
        };
    }

    private static async Task<CompareTable> WaitingAsync(List<Goal> goals)
    {
        List<Row> rows = [];
        foreach ((string name, JudgeCalls calls) in new[] { ("four modes in one call", JudgeCalls.Combined), ("four modes in four calls", JudgeCalls.PerMode) })
        {
            using var client = new TimedJudge(Delay);
            var judge = new JudgeEmpathyScorer(client, new EmpathyJudgeOptions { Calls = calls });
            double[] whole = new double[Waits];
            double[] own = new double[Waits];
            for (int i = -Warming; i < Waits; i++)
            {
                client.TakeLongest();
                long started = Stopwatch.GetTimestamp();
                await judge.AssessAsync(Exchange);
                int at = Math.Max(0, i);
                whole[at] = Stopwatch.GetElapsedTime(started).TotalNanoseconds;
                own[at] = client.TakeLongest().TotalNanoseconds;
            }

            double[] over = [.. whole.Zip(own, static (w, o) => w - o)];
            rows.Add(new Row(name, Statistics.Quantile(whole, 0.5), Statistics.Quantile(whole, 0.95), Statistics.Quantile(own, 0.95), Statistics.Quantile(over, 0.5), Statistics.Quantile(over, 0.95)));
        }

        goals.Add(new Goal("Four criteria with a judge of 20 ms, added, p95", FigureUnit.Nanoseconds, rows.Min(static row => row.Figures[1]!.Value), 25e6));
        return new CompareTable
        {
            Key = "waiting",
            Title = "What a reply waits for a judge of 20 ms",
            Note = "The judge waits by the system's timer and says itself how long that took; the last two columns are what came on top.",
            Columns =
            [
                new("p50", "p50", FigureUnit.Nanoseconds),
                new("p95", "p95", FigureUnit.Nanoseconds),
                new("own", "p95 inside the judge", FigureUnit.Nanoseconds),
                new("over50", "on top, p50", FigureUnit.Nanoseconds),
                new("over95", "on top, p95", FigureUnit.Nanoseconds),
            ],
            Rows = rows,
        };
    }

    private static InProcessSubject Judge(string name, IChatClient client, bool streaming, JudgeCalls calls)
    {
        var judge = new JudgeEmpathyScorer(client, new EmpathyJudgeOptions { Streaming = streaming, Calls = calls });
        EmpathyAssessment read = Ask(judge);
        return read.Modes.ConflictAvoidance.Label == EmpathyLabel.Failure
            ? new InProcessSubject(name, () => Ask(judge))
            : throw new InvalidOperationException($"The judge was to answer, and did not: {read.Reason}.");
    }

    // Everything answers at once, so no call ever waits for another thread.
    private static EmpathyAssessment Ask(JudgeEmpathyScorer judge) => judge.AssessAsync(Exchange).AsTask().GetAwaiter().GetResult();

    private sealed class SeenClient(IChatClient inner) : DelegatingChatClient(inner)
    {
        public ChatMessage[]? Messages { get; private set; }

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            base.GetResponseAsync(Messages = [.. messages], options, cancellationToken);
    }
}
