using System.ClientModel;
using System.ClientModel.Primitives;
using EmpathyGuard.Loopback;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace EmpathyGuard.Transports.Tests;

/// <summary>The real clients, each against a server on loopback.</summary>
internal static class Transport
{
    public const string ChatCompletions = "chat completions";
    public const string Responses = "responses";
    public const string Ollama = "ollama";

    public static TheoryData<string, bool> All()
    {
        var data = new TheoryData<string, bool>();
        foreach (string transport in new[] { ChatCompletions, Responses, Ollama })
        {
            data.Add(transport, false);
            data.Add(transport, true);
        }

        return data;
    }

    public static IChatClient Connect(string transport, ModelServer server) => Connect(transport, server.Address);

    public static IChatClient Connect(string transport, Uri address)
    {
        var options = new OpenAIClientOptions
        {
            Endpoint = new Uri(address, "/v1"),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromSeconds(60),
        };
        var client = new OpenAIClient(new ApiKeyCredential("loopback"), options);
        return transport switch
        {
            ChatCompletions => client.GetChatClient("loopback").AsIChatClient(),
            Responses => client.GetResponsesClient().AsIChatClient("loopback"),
            _ => new OllamaApiClient(new HttpClient { BaseAddress = address }, "loopback"),
        };
    }

    public static async Task<ChatResponse> AskAsync(this IChatClient client, bool streaming, IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        return streaming
            ? await client.GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken)
            : await client.GetResponseAsync(messages, options, cancellationToken);
    }

    public static Task<ChatResponse> AskAsync(this IChatClient client, bool streaming, string text, ChatOptions? options = null) =>
        client.AskAsync(streaming, [new ChatMessage(ChatRole.User, text)], options);

    public static IChatClient Guarded(this IChatClient client, EmpathyAction action) =>
        client.AsBuilder().UseEmpathyGuard(configure: options => options.Action = action).Build();
}
