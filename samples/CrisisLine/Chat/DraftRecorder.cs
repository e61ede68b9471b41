using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace CrisisLine.Chat;

/// <summary>Stands between the guard and the model and keeps every draft, in memory, so that a supervisor can hold it against what was delivered.</summary>
internal sealed class DraftRecorder(IChatClient model) : DelegatingChatClient(model)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
        Keep(Exchange.Current, response.Text);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Exchange? exchange = Exchange.Current;
        StringBuilder draft = new();
        try
        {
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                draft.Append(update.Text);
                yield return update;
            }
        }
        finally
        {
            Keep(exchange, draft.ToString());
        }
    }

    private static void Keep(Exchange? exchange, string draft)
    {
        if (exchange is null)
        {
            return;
        }

        lock (exchange.Drafts)
        {
            exchange.Drafts.Add(draft);
        }
    }
}
