using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>What the decorator adds to a call whose model and scorer cost nothing, beside what Microsoft.Extensions.AI's own decorators add.</summary>
internal static class DecoratorSection
{
    // Twenty words are twenty updates, so a streamed reply has a length worth dividing by.
    private const int StreamedWords = 20;
    private const int RoundCount = 15;

    private const string Explanation =
        "Beside Microsoft.Extensions.AI's own three decorators for logging, OpenTelemetry and function invocation. Model and scorer answer at once with what they hold; what the call costs without a decorator is taken off, but not off the p99, in which the clock's own time is.";

    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(20);
    private static readonly List<ChatMessage> Messages = [new(ChatRole.User, BenchmarkTexts.Message)];
    private static readonly ChatOptions Options = new();

    public static void Run(CompareContext context)
    {
        InstantScorer sound = Scorer(BenchmarkTexts.Reply);
        InstantScorer failing = Scorer(BenchmarkTexts.FailingReply);
        IChatClient model = new InstantChatClient(BenchmarkTexts.ReplyOf(StreamedWords));
        IChatClient failingModel = new InstantChatClient(BenchmarkTexts.FailingReply);

        List<ISubject> responses = [.. Pipelines.ByAction().Select(p => Response(p.Name, Pipelines.Guard(model, sound, p.Options)))];
        responses.AddRange(Pipelines.ByAction()
            .Where(static p => p.Options.Enabled)
            .Select(p => Response($"{p.Name}, failing reply", Pipelines.Guard(failingModel, failing, p.Options))));
        Measure(context, "response", "What the decorator adds to a response", Explanation, inReadme: true, Response("the model alone", model), responses, Response(Pipelines.Peers, Pipelines.WithPeers(model)));
        AddGoals(context);

        List<ISubject> streams = [.. Pipelines.ByAction().Concat(Pipelines.ByStreaming()).Select(p => Stream(p.Name, Pipelines.Guard(model, sound, p.Options)))];
        Measure(context, "stream", $"What the decorator adds to a stream of {StreamedWords} updates", "Held against the same three; passthrough and hold are ways to treat a stream that is not yet judged.", inReadme: false, Stream("the model alone", model), streams, Stream(Pipelines.Peers, Pipelines.WithPeers(model)));

        using var listeners = new Listeners();
        List<ISubject> heard = [.. Pipelines.ByAction().Select(p => Response(p.Name, Pipelines.Guard(model, sound, p.Options)))];
        Measure(context, "responseWithListeners", "The same, with spans and metrics listened to", "As an exporter would, of the guard and of the three.", inReadme: false, Response("the model alone", model), heard, Response(Pipelines.Peers, Pipelines.WithPeers(model)));
    }

    private static void Measure(CompareContext context, string key, string title, string note, bool inReadme, ISubject bare, List<ISubject> guards, ISubject peers)
    {
        ISubject[] all = [bare, .. guards, peers];
        Rounds.Run(all, RoundCount, Time);
        context.Tables.Add(new CompareTable
        {
            Key = key,
            Title = title,
            Note = note,
            Columns =
            [
                new("added", "adds", FigureUnit.Nanoseconds),
                new("p99", "p99 of the call", FigureUnit.Nanoseconds),
                new("bytes", "adds bytes", FigureUnit.Bytes),
                new("ratio", "× the three", FigureUnit.Ratio),
            ],
            Rows = [.. guards.Select(g => Row(g, bare, peers)), Row(peers, bare, peers) with { Ours = false }],
            Charted = key == "response" ? "added" : null,
            InReadme = inReadme,
        });
    }

    private static Row Row(ISubject subject, ISubject bare, ISubject peers) => new(
        subject.Name,
        Statistics.Added(subject.Samples.Rounds, bare.Samples.Rounds),
        subject.Samples.P99,
        subject.Samples.Bytes - bare.Samples.Bytes,
        Statistics.Ratio(subject.Samples.Rounds, peers.Samples.Rounds, bare.Samples.Rounds));

    private static void AddGoals(CompareContext context)
    {
        Row Find(string name) => context.Tables[^1].Rows.Single(row => row.Name == name);
        Row disabled = Find(Pipelines.Disabled);
        Row delivers = Find(Pipelines.Delivers);
        context.Goals.AddRange(
        [
            new Goal("Decorator that only delivers, adds", FigureUnit.Nanoseconds, delivers.Figures[0]!.Value, 1000),
            new Goal("the same, bytes", FigureUnit.Bytes, delivers.Figures[2] ?? double.NaN, 300),
            new Goal("the same, against Microsoft.Extensions.AI's three", FigureUnit.Ratio, delivers.Figures[3]!.Value, 1),
            new Goal("Decorator that is disabled, adds", FigureUnit.Nanoseconds, disabled.Figures[0]!.Value, 100),
            new Goal("the same, bytes", FigureUnit.Bytes, disabled.Figures[2] ?? double.NaN, 0),
        ]);
    }

    private static InstantScorer Scorer(string reply) => new(LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(BenchmarkTexts.Message, reply)));

    // Everything answers at once, so no call ever waits for another thread.
    private static InProcessSubject Response(string name, IChatClient client) =>
        new(name, () => client.GetResponseAsync(Messages, Options).GetAwaiter().GetResult());

    private static InProcessSubject Stream(string name, IChatClient client) => new(name, () => ReadAsync(client).AsTask().GetAwaiter().GetResult());

    private static async ValueTask ReadAsync(IChatClient client)
    {
        await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(Messages, Options))
        {
        }
    }
}
