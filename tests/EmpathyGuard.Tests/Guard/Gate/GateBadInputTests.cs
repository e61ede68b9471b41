using System.Diagnostics;
using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

public sealed class GateBadInputTests
{
    private const string Reply = GateStream.Good + GateStream.More + GateStream.End;

    /// <summary>Both ways to treat the rest, each with a stream that goes out and one that must not.</summary>
    public static TheoryData<EmpathyGateRest, bool> Ways => new()
    {
        { EmpathyGateRest.Deliver, false },
        { EmpathyGateRest.Deliver, true },
        { EmpathyGateRest.Stop, false },
        { EmpathyGateRest.Stop, true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task EndsEarly_WithoutAFinishReason(EmpathyGateRest rest, bool fails)
    {
        List<ChatResponseUpdate> updates = GateStream.Chunks((fails ? GateStream.Bad : GateStream.Good) + "and then");
        updates.RemoveAt(updates.Count - 1);
        Harness harness = With(rest, new Script { Updates = updates });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(fails ? GateStream.More : GateStream.Good + "and then", result.Text);
        Assert.Null(fails ? null : result.Response.FinishReason);
        Assert.Equal(1 + (fails ? 1 : 0), harness.Inner.Disposals);
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task EndsBeforeItBegins_NothingIsMadeUp(EmpathyGateRest rest)
    {
        Harness harness = With(rest, new Script { Updates = [] });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Empty(result.Updates!);
        Assert.Single(harness.Inner.Calls);
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task NeverEnds_GoesOutAsItComes(EmpathyGateRest rest)
    {
        Harness harness = With(rest);
        await using var client = new EndlessClient();
        string seen = "";

        await foreach (ChatResponseUpdate update in harness.Build(client).GetStreamingResponseAsync(harness.Messages))
        {
            seen += update.Text;
            if (seen.Length > 5000)
            {
                break;
            }
        }

        Assert.StartsWith(GateStream.More + GateStream.More, seen, StringComparison.Ordinal);
        Assert.InRange(client.Produced, seen.Length, seen.Length + EmpathyGateOptions.DefaultMaxHeldLength + 200);
        Assert.True(client.IsDisposed);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ThrowsMidway_WhatWouldGoOutIsNotLost_WhatWouldNotIsNotShown(EmpathyGateRest rest, bool fails)
    {
        var exception = new HttpRequestException("reset");
        string text = (fails ? GateStream.Bad : GateStream.Good) + "and then";
        Harness harness = With(rest, new Script { Updates = GateStream.Chunks(text)[..^1], Throws = exception });
        string seen = "";

        HttpRequestException thrown = await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            await foreach (ChatResponseUpdate update in harness.Build().GetStreamingResponseAsync(harness.Messages))
            {
                seen += update.Text;
            }
        });

        Assert.Same(exception, thrown);
        Assert.Equal(fails ? "" : text, seen);
        Assert.Equal(1, harness.Inner.Disposals);
    }

    [Fact]
    public async Task ThrowsMidway_StopRest_BadSentenceIsNotShown()
    {
        Harness harness = With(EmpathyGateRest.Stop, new Script { Updates = GateStream.Chunks(GateStream.Good + GateStream.Bad), Throws = new HttpRequestException("reset") });
        string seen = "";

        await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            await foreach (ChatResponseUpdate update in harness.Build().GetStreamingResponseAsync(harness.Messages))
            {
                seen += update.Text;
            }
        });

        Assert.Equal(GateStream.Good.TrimEnd(), seen.TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ThrowsAtOnce_PassesThrough(EmpathyGateRest rest, bool atRisk)
    {
        var exception = new HttpRequestException("down");
        Harness harness = With(rest, Script.Failing(exception));
        harness.Messages = atRisk ? [new(ChatRole.User, "risk")] : harness.Messages;

        Assert.Same(exception, await Assert.ThrowsAsync<HttpRequestException>(() => harness.AskAsync(streaming: true)));
        Assert.Equal(atRisk ? 1 : 0, harness.Escalations.Raised.Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task NullAndEmptyUpdates_AreNoReply(EmpathyGateRest rest, bool fails)
    {
        List<ChatResponseUpdate> updates = [];
        foreach (ChatResponseUpdate update in GateStream.Chunks(fails ? GateStream.Bad : Reply))
        {
            updates.AddRange([new ChatResponseUpdate(), null!, update, new ChatResponseUpdate(ChatRole.Assistant, ""), new ChatResponseUpdate { Contents = [null!] }]);
        }

        Harness harness = With(rest, new Script { Updates = updates });
        string seen = "";
        await foreach (ChatResponseUpdate update in harness.Build().GetStreamingResponseAsync(harness.Messages))
        {
            seen += update.Text;
        }

        Assert.Equal(fails ? GateStream.More : Reply, seen);
    }

    [Theory]
    [InlineData(EmpathyStreaming.Hold)]
    [InlineData(EmpathyStreaming.PassThrough)]
    public async Task NullUpdates_OtherModes_AreNoReplyEither(EmpathyStreaming streaming)
    {
        Harness harness = With(EmpathyGateRest.Deliver, new Script { Updates = [null!, .. GateStream.Chunks(Reply), null!] });
        harness.Options.Streaming = streaming;

        Assert.Equal(Reply, (await harness.AskAsync(streaming: true)).Text);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task RoleAndMessageIdChange_BothMessagesArrive(EmpathyGateRest rest, bool toolRole)
    {
        List<ChatResponseUpdate> updates =
        [
            .. GateStream.Chunks(GateStream.Good)[..^1],
            new(toolRole ? ChatRole.Tool : ChatRole.Assistant, "{ \"a\": 1 }") { MessageId = "t", ResponseId = "r1" },
            new(ChatRole.Assistant, GateStream.More) { MessageId = "m2", ResponseId = "r1" },
            new(ChatRole.Assistant, GateStream.End) { MessageId = "m2", ResponseId = "r1", FinishReason = ChatFinishReason.Stop },
        ];
        Harness harness = With(rest, new Script { Updates = updates });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(["m-r1", "t", "m2"], result.Response.Messages.Select(message => message.MessageId));
        Assert.Equal([GateStream.Good, "{ \"a\": 1 }", GateStream.More + GateStream.End], result.Response.Messages.Select(message => message.Text));
        Assert.Equal(toolRole ? ChatRole.Tool : ChatRole.Assistant, result.Response.Messages[1].Role);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task InterleavedToolCalls_PreambleGoesOut_ReplyIsGated(EmpathyGateRest rest, bool fails)
    {
        List<ChatResponseUpdate> updates =
        [
            new(ChatRole.Assistant, "A bad moment, let me look that up. Then we will see what there is. ") { MessageId = "a", ResponseId = "r1" },
            new(ChatRole.Assistant, [new FunctionCallContent("c1", "lookup")]) { MessageId = "a", ResponseId = "r1" },
            new(ChatRole.Tool, [new FunctionResultContent("c1", "42")]) { MessageId = "t", ResponseId = "r1" },
            new(ChatRole.Assistant, "And once more. ") { MessageId = "b", ResponseId = "r1" },
            new(ChatRole.Assistant, [new FunctionCallContent("c2", "lookup")]) { MessageId = "b", ResponseId = "r1" },
            new(ChatRole.Tool, [new FunctionResultContent("c2", "43")]) { MessageId = "t2", ResponseId = "r1" },
            .. GateStream.Chunks(fails ? GateStream.Bad + GateStream.End : Reply),
        ];
        Harness harness = With(rest, new Script { Updates = updates });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(6, result.Updates!.Take(6).Count(update => updates.Contains(update)));
        Assert.Equal(fails ? GateStream.More : Reply, result.Response.Messages[^1].Text);
        Assert.Equal(["42", "43"], result.Response.Messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(content => content.Result));
        Assert.DoesNotContain(result.Response.Messages, message => message.Text.Contains("sorry", StringComparison.Ordinal));

        // The preamble is no reply and is never judged.
        Assert.DoesNotContain(harness.Scorer.Exchanges, exchange => exchange.Messages[^1].Text.Contains("bad moment", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task ToolThatTakesLong_PreambleIsNotHeldForIt(EmpathyGateRest rest)
    {
        var goOn = new TaskCompletionSource();
        List<ChatResponseUpdate> updates = Script.WithTool(GateStream.Good).Updates;
        Harness harness = With(rest, GateStream.Paused(updates, from: 1, goOn.Task));
        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();

        Task<bool> first = stream.MoveNextAsync().AsTask();
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxHold);

        Assert.True(await first);
        Assert.Same(updates[0], stream.Current);
        goOn.SetResult();
        Assert.True(await stream.MoveNextAsync());
        Assert.Same(updates[1], stream.Current);
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task OnlyReasoning_ArrivesUntouchedAndUnjudged(EmpathyGateRest rest)
    {
        List<ChatResponseUpdate> updates = [.. Enumerable.Range(0, 5).Select(i => new ChatResponseUpdate(ChatRole.Assistant, [new TextReasoningContent("She lost him. Bad. ") { ProtectedData = "p" + i }]))];
        Harness harness = With(rest, new Script { Updates = updates });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(updates, result.Updates);
        Assert.Empty(harness.Scorer.Exchanges);
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task ReasoningOfARejectedDraft_IsNotShown(EmpathyGateRest rest)
    {
        List<ChatResponseUpdate> updates = [new(ChatRole.Assistant, [new TextReasoningContent("keep it short")]) { MessageId = "m-r1" }, .. GateStream.Chunks(GateStream.Bad)];
        Harness harness = With(rest, new Script { Updates = updates });

        Harness.Result result = await harness.AskAsync(streaming: true);

        Assert.Equal(GateStream.More, result.Text);
        Assert.DoesNotContain(result.Updates!, update => update.Contents.Any(content => content is TextReasoningContent));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task AbandonedByTheReader_InnerIsDisposed(EmpathyGateRest rest, bool atOnce)
    {
        Harness harness = With(rest, GateStream.Script(Reply, size: 1));
        int seen = 0;

        await foreach (ChatResponseUpdate _ in harness.Build().GetStreamingResponseAsync(harness.Messages))
        {
            if (atOnce || ++seen == 100)
            {
                break;
            }
        }

        Assert.Equal(1, harness.Inner.Disposals);
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task AbandonedWhileAnUpdateIsUnderWay_InnerIsToldToStopAndDisposed(EmpathyGateRest rest)
    {
        var disposed = new TaskCompletionSource();
        Harness harness = With(rest, new Script
        {
            Updates = GateStream.Chunks(GateStream.Good[..^2]),
            BetweenUpdates = async (index, cancellationToken) =>
            {
                if (index == 4)
                {
                    try
                    {
                        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                    }
                    finally
                    {
                        disposed.SetResult();
                    }
                }
            },
        });
        IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build().GetStreamingResponseAsync(harness.Messages).GetAsyncEnumerator();
        Task<bool> first = stream.MoveNextAsync().AsTask();
        harness.Time.Advance(EmpathyGateOptions.DefaultMaxHold);
        Assert.True(await first);

        await stream.DisposeAsync();

        await disposed.Task;
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task CallerCancels_ThrowsWithTheCallersToken_AndShowsNothingMore(EmpathyGateRest rest)
    {
        using var caller = new CancellationTokenSource();
        Harness harness = With(rest, new Script { Updates = GateStream.Chunks(GateStream.Bad), BetweenUpdates = (index, token) => index == 3 ? Task.Delay(Timeout.InfiniteTimeSpan, token) : Task.CompletedTask });
        string seen = "";

        Task asking = Task.Run(
            async () =>
            {
                await foreach (ChatResponseUpdate update in harness.Build().GetStreamingResponseAsync(harness.Messages, cancellationToken: caller.Token))
                {
                    seen += update.Text;
                }
            },
            CancellationToken.None);
        await caller.CancelAsync();

        OperationCanceledException thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.Equal(caller.Token, thrown.CancellationToken);
        Assert.Equal("", seen);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task ActivityCurrent_IsRestoredAroundEachUpdate(EmpathyGateRest rest, bool fails)
    {
        using var caller = new Activity("caller").Start();
        Activity? span = null;
        Harness harness = With(rest, GateStream.Script(fails ? GateStream.Bad + GateStream.End : Reply));
        harness.Inner.Yields = true;
        harness.StartActivity = name => span = new Activity(name).Start();

        await foreach (ChatResponseUpdate _ in harness.Build().GetStreamingResponseAsync(harness.Messages))
        {
            Assert.Same(caller, Activity.Current);
        }

        Assert.All(harness.Inner.Activities, seen => Assert.Same(span, seen));
        Assert.True(span!.IsStopped);
        Assert.Same(caller, Activity.Current);
    }

    [Theory]
    [InlineData(EmpathyGateRest.Deliver)]
    [InlineData(EmpathyGateRest.Stop)]
    public async Task StructuredOutput_IsNotHeld(EmpathyGateRest rest)
    {
        int produced = 0;
        Harness harness = With(rest, new Script { Updates = GateStream.Chunks("{ \"bad\": \"A. B. C.\" }"), OnUpdate = _ => produced++ });

        await using IAsyncEnumerator<ChatResponseUpdate> stream = harness.Build()
            .GetStreamingResponseAsync(harness.Messages, new ChatOptions { ResponseFormat = ChatResponseFormat.Json }).GetAsyncEnumerator();
        await stream.MoveNextAsync();

        Assert.Equal(1, produced);
    }

    // The second reply is a good one.
    private static Harness With(EmpathyGateRest rest, Script? first = null)
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, first ?? GateStream.Script(Reply), GateStream.Script(GateStream.More, id: "r2"));
        harness.Options.Gate.Rest = rest;
        return harness;
    }

    private sealed class EndlessClient : IChatClient, IAsyncDisposable
    {
        public int Produced { get; private set; }

        public bool IsDisposed { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            try
            {
                while (true)
                {
                    await Task.Yield();
                    Produced += GateStream.More.Length;
                    yield return GateStream.Chunk(GateStream.More);
                }
            }
            finally
            {
                IsDisposed = true;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
