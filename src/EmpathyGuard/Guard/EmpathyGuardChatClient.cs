using System.Diagnostics;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>
/// Stands between a chat client and a person: scores each reply against the person's own message for four failures of empathy,
/// and logs, flags, asks again or replaces, as the options say. Streaming and not, with the same verdict.
/// </summary>
/// <remarks>
/// Thread-safe as far as the inner client is. The caller's messages and options are never changed. Whatever fails inside the
/// guard, the model's reply is delivered, marked as degraded; only the inner client's own exceptions and the caller's own
/// cancellation pass through. Where guards are nested, the outermost one that is enabled judges.
/// </remarks>
public sealed partial class EmpathyGuardChatClient : DelegatingChatClient
{
    private readonly IEmpathyScorer _scorer;
    private readonly GuardOptionsSource _options;
    private readonly GuardServices _services;
    private readonly bool _guardsInside;

    /// <summary>Wraps a chat client.</summary>
    /// <param name="innerClient">The client whose replies are judged.</param>
    /// <param name="scorer">What judges them, such as <see cref="LexicalEmpathyScorer.Shared"/>.</param>
    /// <param name="options">The options, which must not change afterwards. Default: <see langword="null"/>, the defaults: observe only.</param>
    /// <param name="services">Where the escalation queue, the risk memory, the re-prompt budget, a draft sink and a <see cref="TimeProvider"/> are looked for. Default: <see langword="null"/>, none; then nothing is escalated.</param>
    /// <exception cref="ArgumentNullException"><paramref name="innerClient"/> or <paramref name="scorer"/> is <see langword="null"/>.</exception>
    public EmpathyGuardChatClient(IChatClient innerClient, IEmpathyScorer scorer, EmpathyGuardOptions? options = null, IServiceProvider? services = null)
        : this(innerClient, scorer, new GuardOptionsSource(options ?? new EmpathyGuardOptions()), GuardServices.From(services, scorer))
    {
    }

    internal EmpathyGuardChatClient(IChatClient innerClient, IEmpathyScorer scorer, GuardOptionsSource options, GuardServices services)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(innerClient);
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
        _options = options;
        _services = services;
        _scorerName = scorer is LexicalEmpathyScorer lexical ? lexical.Version : scorer.GetType().Name;
        _guardsInside = innerClient.GetService(typeof(EmpathyGuardChatClient)) is not null;
        _options.ReloadFailed ??= exception => Failed("options", exception);
    }

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (!TryBegin(ref messages, ref options, streaming: false, out GuardCall call))
        {
            return base.GetResponseAsync(messages, options, cancellationToken);
        }

        if (_services.StartActivity is not null || EmpathyTelemetry.Traces)
        {
            Activity? caller = Activity.Current;
            if (StartActivity("chat") is { } activity)
            {
                Task<ChatResponse> traced = GuardAsync(call, messages, options, activity, cancellationToken);

                // Started here, the span would otherwise stay current for the caller until the reply is there.
                Activity.Current = caller;
                return traced;
            }
        }

        Task<ChatResponse> inner = base.GetResponseAsync(messages, options, cancellationToken);
        return inner.IsCompletedSuccessfully ? Conclude(call, inner, cancellationToken) : GuardAsync(call, inner, cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        return !TryBegin(ref messages, ref options, streaming: true, out GuardCall call) ? base.GetStreamingResponseAsync(messages, options, cancellationToken)
            : call.Policy.Gates ? GateAsync(call, messages, options, cancellationToken)
            : StreamAsync(call, messages, options, cancellationToken);
    }

    // A reply that is there at once and goes out as it came costs no task of its own: the inner one is returned.
    private Task<ChatResponse> Conclude(in GuardCall call, Task<ChatResponse> inner, CancellationToken cancellationToken)
    {
        Draft first = FirstDraft(inner, call.Options);
        ValueTask<GuardOutcome?> concluding = ConcludeAsync(call, first, call.Settings.ScoringTimeLimit, cancellationToken);
        if (!concluding.IsCompletedSuccessfully)
        {
            return ComposeAsync(first, concluding);
        }

        return concluding.Result is { } outcome ? Task.FromResult(ReplyComposer.Compose(first, outcome, Now)) : inner;
    }

    private static Draft FirstDraft(Task<ChatResponse> completed, ChatOptions? options) => Draft.Read(completed.Result, options);

    private async Task<ChatResponse> ComposeAsync(Draft first, ValueTask<GuardOutcome?> concluding) => ReplyComposer.Compose(first, await concluding, Now);

    // Nothing on these paths leaves the caller's SynchronizationContext: a function-invoking client below may run tools that need it.
    private async Task<ChatResponse> GuardAsync(GuardCall call, Task<ChatResponse> inner, CancellationToken cancellationToken)
    {
        Draft first = Draft.Read(await inner, call.Options);
        return ReplyComposer.Compose(first, await ConcludeAsync(call, first, call.Settings.ScoringTimeLimit, cancellationToken), Now);
    }

    private async Task<ChatResponse> GuardAsync(GuardCall call, IEnumerable<ChatMessage> messages, ChatOptions? options, Activity activity, CancellationToken cancellationToken)
    {
        using (activity)
        {
            return await GuardAsync(call with { Activity = activity }, base.GetResponseAsync(messages, options, cancellationToken), cancellationToken);
        }
    }

    private DateTimeOffset Now => _services.Time.GetUtcNow();

    private Activity? StartActivity(string operation) =>
        _services.StartActivity is { } start ? start(operation) : EmpathyTelemetry.StartGuard(operation);
}
