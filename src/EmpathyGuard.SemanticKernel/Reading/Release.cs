using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Gives back what the service made, by reference, and a verdict beside it.</summary>
internal static class Release
{
    /// <summary>Marks an update that was never the service's.</summary>
    public static readonly object Hidden = new();

    /// <summary>The messages to return.</summary>
    public static IReadOnlyList<ChatMessageContent> Contents(ChatResponse response, ServiceCall call)
    {
        call.Settle(response.AdditionalProperties);
        if (response.RawRepresentation is not Attempt attempt)
        {
            var operators = new ChatMessageContent(AuthorRole.Assistant, response.Messages[^1].Text, response.ModelId);
            return [Attach(operators, response, call.OtherUsage(delivered: null))];
        }

        bool judged = response.AdditionalProperties?.ContainsKey(EmpathyGuardChatResponseExtensions.VerdictKey) == true;
        if (!judged || attempt.Contents is not [ChatMessageContent reply])
        {
            return attempt.Contents!;
        }

        return [Attach(Copy(reply), response, call.OtherUsage(attempt))];
    }

    /// <summary>What an update stands for that the service did not make.</summary>
    public static IEnumerable<StreamingChatMessageContent> Contents(ChatResponseUpdate update)
    {
        if (update.RawRepresentation == Hidden)
        {
            return [];
        }

        if (update.AdditionalProperties is { } properties && properties.TryGetValue(EmpathyGuardChatResponseExtensions.VerdictKey, out object? verdict))
        {
            return [Trailing(EmpathyGuardChatResponseExtensions.VerdictKey, verdict)];
        }

        UsageContent[] usage = [.. update.Contents.OfType<UsageContent>()];
        return usage.Length > 0
            ? usage.Select(static content => Trailing(Read.UsageKey, content.RawRepresentation ?? content.Details))
            : [new StreamingChatMessageContent(AuthorRole.Assistant, update.Text)];
    }

    private static StreamingChatMessageContent Trailing(string key, object? value) =>
        new(role: null, content: null) { Metadata = new Dictionary<string, object?>(StringComparer.Ordinal) { [key] = value } };

    private static ChatMessageContent Attach(ChatMessageContent copy, ChatResponse response, List<object> otherUsage)
    {
        var metadata = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach ((string key, object? value) in copy.Metadata ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            metadata[key] = value;
        }

        if (response.Usage is not null)
        {
            metadata[Read.UsageKey] = response.Usage;
        }

        if (otherUsage.Count > 0)
        {
            metadata[EmpathyGuardKernelContentExtensions.OtherUsageKey] = otherUsage;
        }

        if (response.AdditionalProperties is { } properties && properties.TryGetValue(EmpathyGuardChatResponseExtensions.VerdictKey, out object? verdict))
        {
            metadata[EmpathyGuardChatResponseExtensions.VerdictKey] = verdict;
        }

        copy.Metadata = metadata;
        return copy;
    }

    // The service's object may be shared, and it may be of a class of the connector's own that callers cast to.
    private static ChatMessageContent Copy(ChatMessageContent message) => (ChatMessageContent)ShallowCopy(message);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "MemberwiseClone")]
    private static extern object ShallowCopy(object instance);
}
