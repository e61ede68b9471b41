using System.Diagnostics;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>How long the person waits for the first words of a stream.</summary>
internal static class FirstTokenSection
{
    private const int Streams = 3;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(8);

    public static void Run(CompareContext context)
    {
        IChatClient model = new SpeakingChatClient(BenchmarkTexts.Reply, Pace);
        (string Name, IChatClient Client)[] clients =
        [
            ("the model alone", model),
            .. Pipelines.ByStreaming().Select(p => (p.Name, Pipelines.Guard(model, LexicalEmpathyScorer.Shared, p.Options))),
        ];

        // Side by side: a stream spends its time waiting.
        (TimeSpan First, TimeSpan Whole)[][] streams = [.. Enumerable.Range(0, Streams)
            .Select(_ => Task.WhenAll(clients.Select(static c => ReadAsync(c.Client))).GetAwaiter().GetResult())];
        context.Tables.Add(new CompareTable
        {
            Key = "firstToken",
            Title = $"The first words of a stream of {BenchmarkTexts.ReplyWords} words, one every {Pace.TotalMilliseconds:0} ms",
            Note = "Lexical scorer.",
            Columns = [new("first", "first words after", FigureUnit.Nanoseconds), new("whole", "whole reply after", FigureUnit.Nanoseconds)],
            Rows = [.. clients.Select((c, i) => new Row(c.Name, Median(streams, s => s[i].First), Median(streams, s => s[i].Whole)))],
            InReadme = true,
        });
    }

    private static double Median((TimeSpan First, TimeSpan Whole)[][] streams, Func<(TimeSpan First, TimeSpan Whole)[], TimeSpan> time) =>
        Statistics.Quantile(streams.Select(s => time(s).TotalNanoseconds), 0.5);

    private static async Task<(TimeSpan First, TimeSpan Whole)> ReadAsync(IChatClient client)
    {
        long begin = Stopwatch.GetTimestamp();
        TimeSpan? first = null;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, BenchmarkTexts.Message)]))
        {
            if (update.Text.Length > 0)
            {
                first ??= Stopwatch.GetElapsedTime(begin);
            }
        }

        TimeSpan whole = Stopwatch.GetElapsedTime(begin);
        return (first ?? whole, whole);
    }
}
