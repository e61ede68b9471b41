using System.Net.Http.Json;
using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Transports.Tests;

/// <summary>The same clients against a server that was written by somebody else.</summary>
public sealed class MockServerTests
{
    public static TheoryData<string, bool, string> Chaos()
    {
        var data = new TheoryData<string, bool, string>();
        foreach (string mode in new[] { "--chaos-drop", "--chaos-malformed", "--chaos-disconnect", "--chaos-ratelimit" })
        {
            data.Add(Transport.ChatCompletions, false, mode);
            data.Add(Transport.ChatCompletions, true, mode);
            data.Add(Transport.Responses, true, mode);
            data.Add(Transport.Ollama, true, mode);
        }

        return data;
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task Reprompted_OnlyTheSecondReplyArrives(string transport, bool streaming)
    {
        await using MockServer server = await MockServer.StartAsync(Exchange.Church);
        using IChatClient client = Transport.Connect(transport, server.Address).Guarded(EmpathyAction.Reprompt);

        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person);

        Assert.Equal(Exchange.Church.Second, response.Text);
        response.ShouldCarryVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task Flagged_SameVerdictAsInProcess(string transport, bool streaming)
    {
        await using MockServer server = await MockServer.StartAsync(Exchange.Church);
        using IChatClient client = Transport.Connect(transport, server.Address).Guarded(EmpathyAction.Flag);
        using var model = new ScriptedChatClient(Exchange.Church.First);

        ChatResponse expected = await model.Guarded(EmpathyAction.Flag).AskAsync(streaming: false, Exchange.Church.Person);
        ChatResponse actual = await client.AskAsync(streaming, Exchange.Church.Person);

        Assert.Equal(expected.Text, actual.Text);
        Assert.Equal(expected.GetEmpathyAssessment()!.ToJsonElement().GetRawText(), actual.GetEmpathyAssessment()!.ToJsonElement().GetRawText());
    }

    [Theory, MemberData(nameof(Chaos))]
    public async Task Chaos_TheClientsOwnErrorComesThrough(string transport, bool streaming, string mode)
    {
        await using MockServer server = await MockServer.StartAsync(Exchange.Church, mode, "1");
        using IChatClient bare = Transport.Connect(transport, server.Address);
        using IChatClient guarded = Transport.Connect(transport, server.Address).Guarded(EmpathyAction.Reprompt);

        (Type? type, string text) expected = await OutcomeAsync(bare, streaming);
        (Type? type, string text) actual = await OutcomeAsync(guarded, streaming);

        Assert.Equal(expected, actual);
        Assert.NotEqual(Exchange.Church.First, actual.text);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ChaosInTheReprompt_TheFirstReplyGoesOut(bool streaming)
    {
        await using MockServer server = await MockServer.StartAsync(Exchange.Church);
        using var control = new HttpClient { BaseAddress = server.Address };
        using IChatClient inner = new OnSecondCall(Transport.Connect(Transport.ChatCompletions, server.Address), async () =>
            (await control.PostAsJsonAsync(new Uri("/__aimock/chaos", UriKind.Relative), new { dropRate = 1 })).EnsureSuccessStatusCode());
        using IChatClient client = inner.Guarded(EmpathyAction.Reprompt);

        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person);

        Assert.Equal(Exchange.Church.First, response.Text);
        Assert.Equal("innerFailed", response.ShouldCarryVerdict().RepromptReason);
    }

    private static async Task<(Type? Type, string Text)> OutcomeAsync(IChatClient client, bool streaming)
    {
        try
        {
            return (null, (await client.AskAsync(streaming, Exchange.Church.Person)).Text);
        }
        catch (Exception exception)
        {
            return (exception.GetType(), "");
        }
    }

    private sealed class OnSecondCall(IChatClient inner, Func<Task> act) : DelegatingChatClient(inner)
    {
        private int _calls;

        public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await ActAsync();
            return await base.GetResponseAsync(messages, options, cancellationToken);
        }

        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await ActAsync();
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return update;
            }
        }

        private Task ActAsync() => Interlocked.Increment(ref _calls) == 2 ? act() : Task.CompletedTask;
    }
}
