using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>Asks a service, streaming or not, and shows both in one shape.</summary>
internal sealed record Asked(string Text, EmpathyVerdict? Verdict, IReadOnlyList<ChatMessageContent>? Contents, List<StreamingChatMessageContent>? Stream)
{
    /// <summary>Everything that reached the caller, as references.</summary>
    public IEnumerable<object> Items => (IEnumerable<object>?)Contents ?? Stream!;

    public static async Task<Asked> Async(IChatCompletionService service, bool streaming, ChatHistory? history = null, PromptExecutionSettings? settings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        history ??= new ChatHistory(Said.Person, AuthorRole.User);
        if (!streaming)
        {
            IReadOnlyList<ChatMessageContent> contents = await service.GetChatMessageContentsAsync(history, settings, kernel, cancellationToken);
            return new Asked(string.Concat(contents.Select(static c => c.Content)), contents.Count > 0 ? contents[^1].GetEmpathyVerdict() : null, contents, null);
        }

        List<StreamingChatMessageContent> stream = [];
        await foreach (StreamingChatMessageContent content in service.GetStreamingChatMessageContentsAsync(history, settings, kernel, cancellationToken))
        {
            stream.Add(content);
        }

        return new Asked(string.Concat(stream.Select(static c => c.Content)), stream.Count > 0 ? stream[^1].GetEmpathyVerdict() : null, null, stream);
    }
}
