using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

/// <summary>Replays scripts and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient(params Script[] scripts) : IChatClient
{
    private int _next;

    public List<(List<ChatMessage> Messages, ChatOptions? Options)> Calls { get; } = [];

    public List<object> RawMessages { get; } = [];

    public List<Activity?> Activities { get; } = [];

    public List<SynchronizationContext?> Contexts { get; } = [];

    public Action<ChatOptions?>? OnOptions { get; set; }

    public int Disposals { get; private set; }

    public bool Yields { get; set; }

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Script script = Begin(messages, options);
        if (script.Before is not null)
        {
            await script.Before(cancellationToken);
        }

        if (Yields)
        {
            await Task.Yield();
        }

        return script.Throws is null ? script.Response : throw script.Throws;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Script script = Begin(messages, options);
        try
        {
            if (script.Before is not null)
            {
                await script.Before(cancellationToken);
            }

            int index = 0;
            foreach (ChatResponseUpdate update in script.Updates)
            {
                Activities.Add(Activity.Current);
                script.OnUpdate?.Invoke(index);
                if (script.BetweenUpdates is not null)
                {
                    await script.BetweenUpdates(index, cancellationToken);
                }

                index++;
                if (Yields)
                {
                    await Task.Yield();
                }

                yield return update;
            }

            if (script.Throws is not null)
            {
                throw script.Throws;
            }
        }
        finally
        {
            Disposals++;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted")
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }

    private Script Begin(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        RawMessages.Add(messages);
        lock (Calls)
        {
            Calls.Add(([.. messages], options));
        }

        Activities.Add(Activity.Current);
        Contexts.Add(SynchronizationContext.Current);
        OnOptions?.Invoke(options);
        int index = Interlocked.Increment(ref _next) - 1;
        return scripts[Math.Min(index, scripts.Length - 1)];
    }
}
