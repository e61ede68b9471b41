using EmpathyGuard.Loopback;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Transports.Tests;

/// <summary>Under an agent the guard belongs around the chat client: then a rejected draft never reaches the agent's history.</summary>
public sealed class AgentTests
{
    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public async Task Agent_RejectedDraftsNeverReachItsHistory_ToolRunsOnce(bool streaming, bool outside)
    {
        int runs = 0;
        await using ModelServer server = await ModelServer.StartAsync(ServerReply.Call("beds"), Exchange.Church.First, Exchange.Church.Second, "You are welcome.");
        ChatClientBuilder builder = Transport.Connect(Transport.ChatCompletions, server).AsBuilder().UseEmpathyGuard(configure: static options => options.Action = EmpathyAction.Reprompt);
        IChatClient client = (outside ? builder.UseFunctionInvocation() : builder).Build();
        var agent = new ChatAgent(client, AIFunctionFactory.Create(() => ++runs, "beds"));
        AgentSession session = await agent.CreateSessionAsync(TestContext.Current.CancellationToken);

        string text = await RunAsync(agent, session, streaming, Exchange.Church.Person);
        await RunAsync(agent, session, streaming, "thank you, that helps");

        Assert.EndsWith(Exchange.Church.Second, text, StringComparison.Ordinal);
        Assert.Equal(1, runs);
        Assert.DoesNotContain(agent.History(session), static message => message.Text.Contains("uncomfortable", StringComparison.Ordinal));
        Assert.Contains(agent.History(session), static message => message.Text == Exchange.Church.Second);
        Assert.Contains(Exchange.Church.Second[..40], server.Requests[3].Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("uncomfortable at first", server.Requests[3].Raw, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(ChatAgent agent, AgentSession session, bool streaming, string message)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        if (!streaming)
        {
            return (await agent.RunAsync(message, session, cancellationToken: cancellationToken)).Text;
        }

        string text = "";
        await foreach (AgentResponseUpdate update in agent.RunStreamingAsync(message, session, cancellationToken: cancellationToken))
        {
            text += update.Text;
        }

        return text;
    }
}
