using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Judges the replies of a chat completion service. The judging is done by the guarded chat client; here stands only the way in and the way out.</summary>
/// <remarks>
/// Thread-safe as far as the inner service is. The caller's history gets what the inner service adds to it for its tools and nothing else; the settings
/// and the kernel reach the first attempt as the same instances.
/// </remarks>
internal sealed class GuardedChatCompletionService : IChatCompletionService, IDisposable, IAsyncDisposable
{
    private readonly bool _ownsInner;

    public GuardedChatCompletionService(IChatCompletionService inner, IChatClient client, bool ownsInner)
    {
        Inner = inner;
        Client = client;
        _ownsInner = ownsInner;
    }

    /// <summary>The service without this guard.</summary>
    public IChatCompletionService Inner { get; }

    /// <summary>The guard, around an adapter to <see cref="Inner"/>.</summary>
    public IChatClient Client { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> Attributes => Inner.Attributes;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        var call = new ServiceCall(chatHistory, executionSettings, kernel);

        // Nothing here leaves the caller's SynchronizationContext: tools of the user's run below and may need it.
        ChatResponse response = await Client.GetResponseAsync(call.Messages(), call.Options(streaming: false), cancellationToken);
        return Release.Contents(response, call);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        var call = new ServiceCall(chatHistory, executionSettings, kernel);
        AdditionalPropertiesDictionary? properties = null;
        try
        {
            await foreach (ChatResponseUpdate update in Client.GetStreamingResponseAsync(call.Messages(), call.Options(streaming: true), cancellationToken))
            {
                if (update.RawRepresentation is StreamingChatMessageContent own)
                {
                    yield return own;
                    continue;
                }

                properties = update.AdditionalProperties ?? properties;
                foreach (StreamingChatMessageContent content in Release.Contents(update))
                {
                    yield return content;
                }
            }
        }
        finally
        {
            call.Settle(properties);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        switch (_ownsInner ? Inner : null)
        {
            case IDisposable disposable:
                disposable.Dispose();
                break;
            case IAsyncDisposable disposable:
                disposable.DisposeAsync().AsTask().GetAwaiter().GetResult();
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        switch (_ownsInner ? Inner : null)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
            default:
                break;
        }
    }
}
