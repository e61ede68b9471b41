using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge.Tests;

/// <summary>A model that answers as it is told to.</summary>
internal sealed class ScriptedJudge(Func<SeenPrompt, CancellationToken, Task<ChatResponse>> answer) : IChatClient
{
    public ScriptedJudge(Func<SeenPrompt, string> answer)
        : this((prompt, _) => Task.FromResult(Response(answer(prompt))))
    {
    }

    public List<SeenPrompt> Prompts { get; } = [];

    public List<ChatOptions?> Options { get; } = [];

    public int Calls => Prompts.Count;

    public static ChatResponse Response(string text) => new(new ChatMessage(ChatRole.Assistant, text))
    {
        FinishReason = ChatFinishReason.Stop,
        Usage = new UsageDetails { InputTokenCount = 1200, OutputTokenCount = 80 },
    };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        answer(See(messages, options), cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await answer(See(messages, options), cancellationToken);
        string text = response.Text;
        for (int i = 0; i < text.Length; i += 97)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, text[i..Math.Min(text.Length, i + 97)]);
        }

        yield return new ChatResponseUpdate
        {
            FinishReason = response.FinishReason,
            Contents =
            [
                .. response.Messages.SelectMany(static m => m.Contents).Where(static c => c is not TextContent),
                .. response.Usage is null ? [] : new AIContent[] { new UsageContent(response.Usage) },
            ],
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted", null, "small-judge") : null;

    public void Dispose()
    {
    }

    private SeenPrompt See(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var prompt = new SeenPrompt(messages);
        lock (Prompts)
        {
            Prompts.Add(prompt);
            Options.Add(options);
        }

        return prompt;
    }
}
