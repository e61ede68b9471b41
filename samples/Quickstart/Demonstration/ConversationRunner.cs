using EmpathyGuard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Quickstart;

/// <summary>Sends conversations through a guarded client and collects what happened on both sides of the guard.</summary>
internal sealed class ConversationRunner : IAsyncDisposable
{
    private readonly EscalationDesk _desk = new();
    private readonly DraftRecorder _recorder;
    private readonly ServiceProvider _services;
    private readonly IChatClient _client;
    private readonly bool _showsBoth;

    /// <param name="model">The client to guard.</param>
    /// <param name="scorer">Which scorer judges.</param>
    /// <param name="budget">The budget of re-prompts; the guard's own where omitted.</param>
    /// <param name="judge">Who gives a second opinion; nobody where omitted.</param>
    public ConversationRunner(IChatClient model, QuickstartScorer scorer = QuickstartScorer.Lexical, IRepromptBudget? budget = null, SecondOpinions? judge = null)
    {
        ServiceCollection services = Guarded.Services(_desk, meaning: scorer == QuickstartScorer.Semantic, judge);
        if (budget is not null)
        {
            services.AddSingleton(budget);
        }

        _showsBoth = scorer == QuickstartScorer.Both;
        _services = services.BuildServiceProvider();
        _recorder = new DraftRecorder(model);
        _client = Guarded.Client(_recorder, _services, judged: judge is not null);
    }

    /// <summary>Called with each piece of a draft as the model streams it.</summary>
    public Action<int, string>? Writing
    {
        get => _recorder.Writing;
        set => _recorder.Writing = value;
    }

    public async Task<ConversationResult> RunAsync(Conversation conversation, CancellationToken cancellationToken = default)
    {
        _recorder.Clear();
        ChatResponse response = await _client.GetResponseAsync(conversation.Messages, cancellationToken: cancellationToken);
        return await CollectAsync(conversation, response, cancellationToken);
    }

    /// <param name="conversation">The conversation.</param>
    /// <param name="released">Called with each piece of text as it leaves the guard.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public async Task<ConversationResult> StreamAsync(
        Conversation conversation, Action<string> released, CancellationToken cancellationToken = default)
    {
        _recorder.Clear();
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in _client.GetStreamingResponseAsync(conversation.Messages, cancellationToken: cancellationToken))
        {
            updates.Add(update);
            released(update.Text);
        }

        // The verdict is the last update of the stream; put together, the response carries it like any other.
        return await CollectAsync(conversation, updates.ToChatResponse(), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _recorder.Dispose();
        await _services.DisposeAsync();
    }

    private async Task<ConversationResult> CollectAsync(Conversation conversation, ChatResponse response, CancellationToken cancellationToken)
    {
        EmpathyVerdict? verdict = response.GetEmpathyVerdict();
        return new ConversationResult
        {
            Conversation = conversation,
            Drafts = [.. _recorder.Drafts],
            Delivered = response.Text,
            Verdict = verdict,
            ByMeaning = _showsBoth && _recorder.Drafts.Count > 0 ? SemanticEmpathyScorer.Shared.Assess(Exchange(conversation, _recorder.Drafts[0])) : null,
            Escalations = verdict?.Escalated == true ? await _desk.TakeAsync(cancellationToken) : [],
        };
    }

    private static EmpathyExchange Exchange(Conversation conversation, string reply) => new(
    [
        .. conversation.Messages.Select(static message => new EmpathyMessage(message.Role == ChatRole.User ? EmpathyRole.User : message.Role == ChatRole.Assistant ? EmpathyRole.Assistant : EmpathyRole.System, message.Text)),
        new EmpathyMessage(EmpathyRole.Assistant, reply),
    ]);
}
