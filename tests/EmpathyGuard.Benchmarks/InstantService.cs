using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.Benchmarks;

/// <summary>A service of Semantic Kernel that answers at once, so that what is measured is the decorator alone.</summary>
internal sealed class InstantService : IChatCompletionService
{
    private readonly Task<IReadOnlyList<ChatMessageContent>> _contents;
    private readonly StreamingChatMessageContent[] _stream;

    public InstantService(string reply)
    {
        _contents = Task.FromResult<IReadOnlyList<ChatMessageContent>>([new ChatMessageContent(AuthorRole.Assistant, reply, "instant")]);
        _stream = [.. reply.Split(' ').Select(static (word, i) => new StreamingChatMessageContent(AuthorRole.Assistant, i == 0 ? word : " " + word))];
    }

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?>();

    public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => _contents;

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (StreamingChatMessageContent content in _stream)
        {
            yield return content;
        }
    }
}
