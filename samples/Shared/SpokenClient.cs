using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Samples;

/// <summary>Throws where a stream ends without anything in it: clients read a web page, or a wrong endpoint, as an empty stream.</summary>
/// <param name="model">The client that streams.</param>
internal sealed class SpokenClient(IChatClient model) : DelegatingChatClient(model)
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
