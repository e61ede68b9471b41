using System.ClientModel;
using EmpathyGuard.Loopback;
using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Transports.Tests;

public sealed class BadInputTests
{
    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task WrongCredentials_TheClientsOwnErrorComesThrough(string transport, bool streaming)
    {
        Exception bare = await FailAsync(transport, streaming, static client => client);
        Exception guarded = await FailAsync(transport, streaming, static client => client.Guarded(EmpathyAction.Reprompt));

        Assert.Equal(bare.GetType(), guarded.GetType());
        Assert.Equal(bare.Message, guarded.Message);

        static async Task<Exception> FailAsync(string transport, bool streaming, Func<IChatClient, IChatClient> decorate)
        {
            await using ModelServer server = await ModelServer.StartAsync(new ServerReply("") { Status = 401 });
            using IChatClient client = decorate(Transport.Connect(transport, server));
            return await Assert.ThrowsAnyAsync<Exception>(() => client.AskAsync(streaming, "hello"));
        }
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task RepromptFails_TheFirstReplyGoesOut(string transport, bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(Exchange.Church.First, new ServerReply("") { Status = 500 });
        using IChatClient client = Transport.Connect(transport, server).Guarded(EmpathyAction.Reprompt);

        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person);

        Assert.Equal(Exchange.Church.First, response.Text);
        Assert.Equal(EmpathyRepromptOutcome.Failed, response.ShouldCarryVerdict().Reprompt);
    }

    [Theory, InlineData(Transport.ChatCompletions), InlineData(Transport.Responses), InlineData(Transport.Ollama)]
    public async Task ConnectionCutMidStream_IsTheClientsOwnError(string transport)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ModelServer server = await ModelServer.StartAsync(new ServerReply(Exchange.Church.First) { Breaks = true, BreaksAfter = read.Task });
        using IChatClient client = Transport.Connect(transport, server).Guarded(EmpathyAction.Observe);
        string seen = "";

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Exchange.Church.Person))
            {
                seen += update.Text;
                if (seen.Length > 0)
                {
                    read.TrySetResult();
                }
            }
        });

        Assert.StartsWith(seen, Exchange.Church.First, StringComparison.Ordinal);
        Assert.NotEmpty(seen);
    }

    [Theory, InlineData(Transport.ChatCompletions), InlineData(Transport.Responses), InlineData(Transport.Ollama)]
    public async Task CutMidSecondStream_TheFirstReplyGoesOut(string transport)
    {
        await using ModelServer server = await ModelServer.StartAsync(Exchange.Church.First, new ServerReply(Exchange.Church.Second) { Breaks = true });
        using IChatClient client = Transport.Connect(transport, server).Guarded(EmpathyAction.Reprompt);

        ChatResponse response = await client.AskAsync(streaming: true, Exchange.Church.Person);

        Assert.Equal(Exchange.Church.First, response.Text);
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task MegabyteMessageAndLongHistory_AreSentAndJudged(string transport, bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(Exchange.Church.First);
        using IChatClient client = Transport.Connect(transport, server).Guarded(EmpathyAction.Flag);
        IEnumerable<ChatMessage> history = Enumerable.Range(0, 10_000).Select(static i => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, $"line {i}"));

        ChatResponse response = await client.AskAsync(streaming, [.. history, new ChatMessage(ChatRole.User, new string('a', 1 << 20)), new ChatMessage(ChatRole.User, Exchange.Church.Person)]);

        response.ShouldCarryVerdict();
        Assert.Equal(Exchange.Church.First, response.Text);
        Assert.True(Assert.Single(server.Requests).Raw.Length > 1 << 20);
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task NobodyListens_TheClientsOwnError(string transport, bool streaming)
    {
        // Bound and closed again, so that nothing is there.
        ModelServer server = await ModelServer.StartAsync();
        Uri address = server.Address;
        await server.DisposeAsync();
        using IChatClient client = Transport.Connect(transport, address).Guarded(EmpathyAction.Reprompt);

        Exception thrown = await Assert.ThrowsAnyAsync<Exception>(() => client.AskAsync(streaming, Exchange.Church.Person));

        Assert.True(thrown is HttpRequestException or ClientResultException or AggregateException, thrown.GetType().FullName);
        Assert.DoesNotContain("church", thrown.ToString(), StringComparison.Ordinal);
    }
}
