using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>How long the person waits for the first words of a stream, and how much of a draft that fails is shown.</summary>
internal static class FirstTokenSection
{
    private const int Streams = 3;
    private const string Gate = "gate, reprompt";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(8);

    public static void Run(CompareContext context)
    {
        (string Name, Func<IChatClient, IChatClient> Guard)[] pipelines =
        [
            ("the model alone", static model => model),
            .. Pipelines.ByStreaming().Select(static p => (p.Name, (Func<IChatClient, IChatClient>)(model => Pipelines.Guard(model, LexicalEmpathyScorer.Shared, p.Options)))),
        ];

        // Side by side: a stream spends its time waiting.
        Reading[][] sound = [.. Enumerable.Range(0, Streams).Select(_ => ReadAll(pipelines, BenchmarkTexts.Reply))];
        Reading[] failing = ReadAll(pipelines, BenchmarkTexts.FailingReply);
        context.Tables.Add(new CompareTable
        {
            Key = "firstToken",
            Title = $"The first words of a stream of {BenchmarkTexts.ReplyWords} words, one every {Pace.TotalMilliseconds:0} ms",
            Note = string.Create(CultureInfo.InvariantCulture, $"Lexical scorer. Then a draft that fails, of {BenchmarkTexts.FailingReply.Length:#,0} characters, and a second one for who asks again: how many characters of the failing draft the person sees, and after how long the first words."),
            Columns =
            [
                new("first", "first words after", FigureUnit.Nanoseconds),
                new("whole", "whole reply after", FigureUnit.Nanoseconds),
                new("failingShown", "of the failing draft shown", FigureUnit.Characters),
                new("failingFirst", "first words then after", FigureUnit.Nanoseconds),
            ],
            Rows = [.. pipelines.Select((p, i) => new Row(
                p.Name, Median(sound, s => s[i].First), Median(sound, s => s[i].Whole), failing[i].FirstDraftCharacters, failing[i].First.TotalNanoseconds))],
            Charted = "first",
            InReadme = true,
        });
        int gate = Array.FindIndex(pipelines, static p => p.Name == Gate);
        if (gate < 0)
        {
            context.Missing.Add("The streaming mode gate: this version has none.");
        }

        context.Goals.AddRange(
        [
            new Goal("First words of the stream in gate", FigureUnit.Nanoseconds, gate < 0 ? double.NaN : Median(sound, s => s[gate].First), 250e6),
            new Goal("Characters of a rejected draft that gate shows", FigureUnit.Characters, gate < 0 ? double.NaN : failing[gate].FirstDraftCharacters, 0),
        ]);
    }

    private static double Median(Reading[][] streams, Func<Reading[], TimeSpan> time) =>
        Statistics.Quantile(streams.Select(s => time(s).TotalNanoseconds), 0.5);

    private static Reading[] ReadAll(IEnumerable<(string Name, Func<IChatClient, IChatClient> Guard)> pipelines, string draft) =>
        Task.WhenAll(pipelines.Select(p => ReadAsync(p.Guard(new SpeakingChatClient(draft, BenchmarkTexts.SecondReply, Pace))))).GetAwaiter().GetResult();

    private static async Task<Reading> ReadAsync(IChatClient client)
    {
        long begin = Stopwatch.GetTimestamp();
        TimeSpan? first = null;
        int firstDraft = 0;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, BenchmarkTexts.Message)]))
        {
            if (update.Text.Length > 0)
            {
                first ??= Stopwatch.GetElapsedTime(begin);
                firstDraft += update.MessageId == SpeakingChatClient.FirstMessage ? update.Text.Length : 0;
            }
        }

        TimeSpan whole = Stopwatch.GetElapsedTime(begin);
        return new Reading(first ?? whole, whole, firstDraft);
    }

    private readonly record struct Reading(TimeSpan First, TimeSpan Whole, int FirstDraftCharacters);
}
