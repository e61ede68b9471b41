using EmpathyGuard.Loopback;
using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.Transports.Tests;

/// <summary>The same exchange has the same verdict and delivers the same text, whatever carries it.</summary>
public sealed class MatrixTests
{
    public static TheoryData<string, bool, EmpathyAction> Cells()
    {
        var data = new TheoryData<string, bool, EmpathyAction>();
        foreach (EmpathyAction action in new[] { EmpathyAction.Flag, EmpathyAction.Shadow, EmpathyAction.Reprompt })
        {
            foreach (string transport in new[] { Transport.ChatCompletions, Transport.Responses, Transport.Ollama, "semantic kernel", "semantic kernel over http" })
            {
                data.Add(transport, false, action);
                data.Add(transport, true, action);
            }
        }

        return data;
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task SameExchange_SameVerdictAndText(string transport, bool streaming, EmpathyAction action)
    {
        foreach (Exchange exchange in Exchange.All)
        {
            using var model = new ScriptedChatClient(exchange.First, exchange.Second);
            (string text, string verdict) expected = Read(await model.Guarded(action).AskAsync(streaming: false, exchange.Person));

            await using ModelServer server = await ModelServer.StartAsync(exchange.First, exchange.Second);
            (string text, string verdict) actual = transport switch
            {
                "semantic kernel" => await KernelAsync(new ScriptedChatClient(exchange.First, exchange.Second), streaming, action, exchange.Person),
                "semantic kernel over http" => await KernelAsync(Transport.Connect(Transport.ChatCompletions, server), streaming, action, exchange.Person),
                _ => Read(await Transport.Connect(transport, server).Guarded(action).AskAsync(streaming, exchange.Person)),
            };

            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public async Task Matrix_HoldsEveryOutcome()
    {
        var outcomes = new HashSet<EmpathyRepromptOutcome>();
        foreach (Exchange exchange in Exchange.All)
        {
            using var model = new ScriptedChatClient(exchange.First, exchange.Second);
            outcomes.Add((await model.Guarded(EmpathyAction.Reprompt).AskAsync(streaming: false, exchange.Person)).ShouldCarryVerdict().Reprompt);
        }

        Assert.Superset(new HashSet<EmpathyRepromptOutcome> { EmpathyRepromptOutcome.None, EmpathyRepromptOutcome.Accepted, EmpathyRepromptOutcome.Rejected, EmpathyRepromptOutcome.Withheld }, outcomes);
    }

    private static async Task<(string Text, string Verdict)> KernelAsync(IChatClient client, bool streaming, EmpathyAction action, string person)
    {
        using IChatClient owned = client;
        IChatCompletionService service = owned.AsChatCompletionService().WithEmpathyGuard(configure: options => options.Action = action);
        var history = new ChatHistory(person, AuthorRole.User);
        if (!streaming)
        {
            ChatMessageContent message = Assert.Single(await service.GetChatMessageContentsAsync(history));
            return (message.Content!, Raw(message.Metadata));
        }

        List<StreamingChatMessageContent> contents = await service.GetStreamingChatMessageContentsAsync(history).ToListAsync();
        return (string.Concat(contents), Raw(contents[^1].Metadata));
    }

    private static (string Text, string Verdict) Read(ChatResponse response) => (response.Text, Raw(response.AdditionalProperties));

    private static string Raw(IReadOnlyDictionary<string, object?>? properties) => properties![EmpathyGuardChatResponseExtensions.VerdictKey]!.ToString()!;
}
