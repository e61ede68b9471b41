using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Services;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Shows a chat completion service to the guard as a chat client. The call itself rides on the options, so nothing of it is translated and back.</summary>
internal sealed class ServiceChatClient : IChatClient
{
    private readonly IChatCompletionService _service;
    private readonly GuardedChatCompletionService? _guarded;
    private readonly bool _announces;
    private readonly ChatClientMetadata _metadata;

    /// <param name="service">The service.</param>
    /// <param name="announces">Whether the service may stand on a chat client that is guarded with the same options.</param>
    public ServiceChatClient(IChatCompletionService service, bool announces)
    {
        _announces = announces;
        _service = service;
        _guarded = service as GuardedChatCompletionService;
        Uri.TryCreate(service.GetEndpoint(), UriKind.Absolute, out Uri? endpoint);
        _metadata = new ChatClientMetadata(service.GetType().Name, endpoint, service.GetModelId());
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Attempt attempt = Begin(options, out IChatCompletionService service);
        if (_announces)
        {
            OutsideGuard.Announce();
        }

        attempt.Contents = await service.GetChatMessageContentsAsync(attempt.History, attempt.Settings, attempt.Kernel, cancellationToken);
        return Read.Response(attempt);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Attempt attempt = Begin(options, out IChatCompletionService service);
        if (_announces)
        {
            OutsideGuard.Announce();
        }

        var tools = new ToolReader(attempt);
        bool begun = false;
        await foreach (StreamingChatMessageContent content in service.GetStreamingChatMessageContentsAsync(attempt.History, attempt.Settings, attempt.Kernel, cancellationToken))
        {
            if (tools.ReadHistory() is { } before)
            {
                yield return before;
            }

            ChatResponseUpdate update = Read.Update(content);
            tools.Complete(update);
            begun = begun || attempt.Call.Expect(update.Text);
            yield return update;
        }

        if (tools.ReadHistory() is { } after)
        {
            yield return after;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(_service) ? _service
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : _guarded?.Client.GetService(serviceType);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The service belongs to the decorator.
    }

    private Attempt Begin(ChatOptions? options, out IChatCompletionService service)
    {
        ServiceCall call = ((ServiceCallOptions)options!).Call;

        // Of nested guards the outermost one judges, so the one inside is gone round.
        bool judgedOutside = _guarded is not null && call.IsJudgedOutside(options);
        service = judgedOutside ? _guarded!.Inner : _service;
        return options.Instructions is { } guidance ? call.Second(guidance) : call.First(keepsRequest: _guarded is not null && !judgedOutside);
    }
}
