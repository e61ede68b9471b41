using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge;

/// <summary>Lets no exception of the client below through with its words.</summary>
/// <remarks>Like <see cref="JudgeCaller"/> it goes back to no SynchronizationContext, or a caller who blocks on a reply would block the judge as well.</remarks>
internal sealed class WordlessChatClient(IChatClient innerClient, Func<Exception, JudgeFault?>? describe) : DelegatingChatClient(innerClient)
{
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Wordless(exception, cancellationToken);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        IAsyncEnumerator<ChatResponseUpdate> updates = Begin(messages, options, cancellationToken);
        try
        {
            while (await MoveAsync(updates, cancellationToken).ConfigureAwait(false))
            {
                yield return updates.Current;
            }
        }
        finally
        {
            await EndAsync(updates, cancellationToken).ConfigureAwait(false);
        }
    }

    private IAsyncEnumerator<ChatResponseUpdate> Begin(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        }
        catch (Exception exception)
        {
            throw Wordless(exception, cancellationToken);
        }
    }

    private async ValueTask<bool> MoveAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Wordless(exception, cancellationToken);
        }
    }

    private async ValueTask EndAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            await updates.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Wordless(exception, cancellationToken);
        }
    }

    private Exception Wordless(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : FaultReader.Read(exception, describe);
}
