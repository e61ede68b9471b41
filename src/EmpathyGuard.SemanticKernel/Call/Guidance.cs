using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Puts the guidance of a re-prompt where a service reads instructions.</summary>
internal static class Guidance
{
    /// <summary>Adds the guidance to the system message, or adds a system message that holds it. No message is changed.</summary>
    /// <remarks>One system message and not two: several services take only one.</remarks>
    public static void Put(ChatHistory history, string guidance, PromptExecutionSettings? settings, Kernel? kernel)
    {
        for (int i = 0; i < history.Count; i++)
        {
            if (history[i].Role == AuthorRole.System || history[i].Role == AuthorRole.Developer)
            {
                history[i] = new ChatMessageContent(history[i].Role, [.. history[i].Items, new TextContent("\n\n" + guidance)]) { AuthorName = history[i].AuthorName };
                Merge(history[i]);
                return;
            }
        }

        // A service drops the system prompt of its settings as soon as the history has one, so it comes along.
        string? own = ExecutionSettings.SystemPrompt(settings, kernel);
        history.Insert(0, new ChatMessageContent(AuthorRole.System, string.IsNullOrEmpty(own) ? guidance : $"{own}\n\n{guidance}"));
    }

    // Services read the first text of a message and no other.
    private static void Merge(ChatMessageContent message)
    {
        if (message.Items.All(static item => item is TextContent))
        {
            string text = string.Concat(message.Items.Cast<TextContent>().Select(static item => item.Text));
            message.Items = [new TextContent(text)];
        }
    }
}
