using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>Cuts an update of a stream in two. What the inner client made is never changed.</summary>
internal static class UpdateCut
{
    /// <summary>Cuts after so many characters of text.</summary>
    /// <returns>Whether it can be cut: an update of a derived type, or one whose text has annotations with places in it, stays whole.</returns>
    public static bool TryCut(ChatResponseUpdate update, int length, [NotNullWhen(true)] out ChatResponseUpdate? head, [NotNullWhen(true)] out ChatResponseUpdate? tail)
    {
        head = null;
        tail = null;
        if (update.GetType() != typeof(ChatResponseUpdate) || update.Contents.Any(static c => c is TextContent { Annotations.Count: > 0 } || Draft.EndsPreamble(c)))
        {
            return false;
        }

        List<AIContent> before = [];
        List<AIContent> after = [];
        foreach (AIContent content in update.Contents)
        {
            if (content is not TextContent text || length <= 0 || text.Text.Length <= length)
            {
                // Once the text is out, what follows belongs to what follows.
                (length > 0 ? before : after).Add(content);
                length -= content is TextContent { Text.Length: var whole } ? whole : 0;
                continue;
            }

            before.Add(new TextContent(text.Text[..length]) { AdditionalProperties = text.AdditionalProperties });
            after.Add(new TextContent(text.Text[length..]) { AdditionalProperties = text.AdditionalProperties, RawRepresentation = text.RawRepresentation });
            length = 0;
        }

        // The raw representation holds the whole text, and only what comes last may say that a reply is finished or where it can be resumed.
        head = update.Clone();
        head.Contents = before;
        head.RawRepresentation = null;
        head.FinishReason = null;
        head.ContinuationToken = null;
        tail = update.Clone();
        tail.Contents = after;
        return true;
    }
}
