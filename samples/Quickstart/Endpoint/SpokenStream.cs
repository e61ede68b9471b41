using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>Throws where a stream ends without a word, because the official client reads a web page as an empty stream.</summary>
/// <param name="model">The client that streams.</param>
internal sealed class SpokenStream(IChatClient model) : DelegatingChatClient(model)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        bool spoke = false;
        await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            spoke |= update.Contents.Count > 0 || update.FinishReason is not null;
            yield return update;
        }

        if (!spoke)
        {
            throw new InvalidOperationException("The stream ended without a word.");
        }
    }
}
