using System.Text.Json;
using EmpathyGuard.Loopback;
using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Transports.Tests;

public sealed class RepromptTests
{
    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task Reprompted_OnlyTheSecondReplyArrives_AndTheGuidanceIsInstructions(string transport, bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(Exchange.Church.First, Exchange.Church.Second);
        using IChatClient client = Transport.Connect(transport, server).Guarded(EmpathyAction.Reprompt);

        ChatResponse response = await client.AskAsync(streaming, [new(ChatRole.System, "You are the desk of a parish."), new(ChatRole.User, Exchange.Church.Person)]);

        Assert.Equal(Exchange.Church.Second, response.Text);
        response.ShouldCarryVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
        Assert.Equal(2, server.Requests.Count);
        string second = server.Requests[1].Raw;
        Assert.DoesNotContain("uncomfortable at first", second, StringComparison.Ordinal);
        Assert.Contains("desk of a parish", second, StringComparison.Ordinal);
        Assert.True(second.Length > server.Requests[0].Raw.Length + 100);
        Assert.DoesNotContain("EmpathyGuard", second, StringComparison.Ordinal);
        Assert.Equal(40, response.Usage!.InputTokenCount);
        Assert.Single(response.Messages);
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task Tools_GuardOutside_RunOnce(string transport, bool streaming)
    {
        int runs = 0;
        await using ModelServer server = await ModelServer.StartAsync(ServerReply.Call("beds"), Exchange.Church.First, Exchange.Church.Second);
        using IChatClient client = Transport.Connect(transport, server).AsBuilder()
            .UseEmpathyGuard(configure: static options => options.Action = EmpathyAction.Reprompt).UseFunctionInvocation().Build();

        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person, new ChatOptions { Tools = [AIFunctionFactory.Create(() => ++runs, "beds")] });

        Assert.Equal(1, runs);
        Assert.Equal(3, server.Requests.Count);
        Assert.EndsWith(Exchange.Church.Second, response.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Exchange.Church.First, response.Text, StringComparison.Ordinal);
        response.ShouldCarryVerdict().ShouldHaveDelivered(EmpathyDelivery.Second);
        Assert.Contains(response.Messages, static message => message.Contents.OfType<FunctionResultContent>().Any());

        // The second attempt holds the result of the tool.
        Assert.Contains(transport == Transport.Responses ? "function_call_output" : "\"tool\"", server.Requests[2].Raw, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Transport.All), MemberType = typeof(Transport))]
    public async Task Tools_GuardInside_RunOnce(string transport, bool streaming)
    {
        int runs = 0;
        await using ModelServer server = await ModelServer.StartAsync(ServerReply.Call("beds"), Exchange.Church.First, Exchange.Church.Second);
        using IChatClient client = Transport.Connect(transport, server).AsBuilder()
            .UseFunctionInvocation().UseEmpathyGuard(configure: static options => options.Action = EmpathyAction.Reprompt).Build();

        // The responses hold the conversation themselves from the tool call on, and a key says that every turn passes the guard.
        ChatOptions options = new ChatOptions { Tools = [AIFunctionFactory.Create(() => ++runs, "beds")] }.WithEmpathyGuard(new EmpathyRequest { ConversationKey = "case 12" });
        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person, options);

        Assert.Equal(1, runs);
        Assert.DoesNotContain("EmpathyGuard", string.Concat(server.Requests.Select(static request => request.Raw)), StringComparison.Ordinal);
        if (transport != Transport.Responses)
        {
            Assert.Equal(3, server.Requests.Count);
            Assert.EndsWith(Exchange.Church.Second, response.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(Exchange.Church.First, response.Text, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ForkableId_ForksFromTheIdThatWasSent(bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(Exchange.Church.First, Exchange.Church.Second);
        using IChatClient client = Guarded(server);
        ChatOptions options = new ChatOptions { ConversationId = "resp_before" }.WithEmpathyGuard(new EmpathyRequest { ConversationKey = "case 12" });

        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person, options);

        Assert.Equal(Exchange.Church.Second, response.Text);
        Assert.All(server.Requests, static request => Assert.Equal("resp_before", request.Body.GetProperty("previous_response_id").GetString()));
        Assert.True(server.Requests[1].Body.TryGetProperty("instructions", out JsonElement instructions) && instructions.GetString()!.Length > 40);
        Assert.Equal("resp_2", response.ConversationId);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task MutableThread_IsFlaggedAndNotAskedAgain(bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(Exchange.Church.First, Exchange.Church.Second);
        using IChatClient client = Guarded(server);
        ChatOptions options = new ChatOptions { ConversationId = "conv_7" }.WithEmpathyGuard(new EmpathyRequest { ConversationKey = "case 12" });

        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person, options);

        Assert.Equal(Exchange.Church.First, response.Text);
        Assert.Equal("mutableThread", response.ShouldCarryVerdict().ShouldHaveDelivered(EmpathyDelivery.First).RepromptReason);
        ServerRequest request = Assert.Single(server.Requests);
        Assert.Contains("conv_7", request.Raw, StringComparison.Ordinal);
        Assert.Equal("conv_7", response.ConversationId);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task ServerHeldHistory_WithoutAKey_IsNotAskedAgain(bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(Exchange.Church.First, Exchange.Church.Second);
        using IChatClient client = Guarded(server);

        ChatResponse response = await client.AskAsync(streaming, Exchange.Church.Person, new ChatOptions { ConversationId = "resp_before" });

        Assert.Equal(Exchange.Church.First, response.Text);
        Assert.Equal("riskUnknown", response.ShouldCarryVerdict().RepromptReason);
        Assert.Single(server.Requests);
    }

    // The memory of risk that a conversation key stands for comes with the registered services.
    private static IChatClient Guarded(ModelServer server) => Transport.Connect(Transport.Responses, server).AsBuilder()
        .UseEmpathyGuard(configure: static options => options.Action = EmpathyAction.Reprompt).Build(Services.Guard);
}
