using Microsoft.Extensions.AI;

namespace CrisisLine.Chat;

/// <summary>Turns a request into messages, or says in one plain sentence what is wrong with it.</summary>
internal static class ChatInput
{
    /// <summary>Reads a request.</summary>
    /// <param name="request">What came over the wire.</param>
    /// <param name="limits">The limits in force.</param>
    /// <param name="messages">The history; its last message is the person's.</param>
    /// <returns><see langword="null"/> where all is well, otherwise a sentence for the person. It quotes nothing of the input.</returns>
    public static string? Read(ChatRequest? request, LimitOptions limits, out List<ChatMessage> messages)
    {
        messages = [];
        if (request?.Messages is not { Count: > 0 } lines)
        {
            return "There is no message to answer.";
        }

        if (lines.Count > limits.HistoryMessages)
        {
            return $"The conversation is too long to send: {lines.Count} messages, and {limits.HistoryMessages} are allowed. Send the last ones.";
        }

        foreach (ChatLine? line in lines)
        {
            ChatRole? role = line?.Role switch
            {
                "user" => ChatRole.User,
                "assistant" => ChatRole.Assistant,
                _ => null,
            };
            if (role is null)
            {
                // A system message from outside would be an instruction to the model.
                return "A message has a role other than user or assistant.";
            }

            string text = line!.Content ?? "";
            if (string.IsNullOrWhiteSpace(text))
            {
                return "The message is empty.";
            }

            if (text.Length > limits.MessageLength)
            {
                return $"The message is too long: {text.Length} characters, and {limits.MessageLength} fit. Please send it in parts.";
            }

            messages.Add(new ChatMessage(role.Value, text));
        }

        return messages[^1].Role == ChatRole.User ? null : "The last message is not the person's.";
    }
}
