using System.Diagnostics;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Tests.Guard.Client;

/// <summary>A guarded scripted client whose every collaborator a test may set.</summary>
internal sealed class Harness
{
    public Harness(params Script[] scripts)
    {
        Inner = new ScriptedChatClient(scripts);
    }

    public ScriptedChatClient Inner { get; }

    public ScriptedScorer Scorer { get; set; } = new();

    public EmpathyGuardOptions Options { get; set; } = new();

    public FakeTimeProvider Time { get; } = new();

    public IRepromptBudget Budget { get; set; } = new TokenBucketRepromptBudget();

    public RecordingEscalations Escalations { get; } = new();

    public FakeRiskMemory? Memory { get; set; }

    public TrajectoryMemory? Trajectories { get; set; }

    public EmpathyTelemetry Telemetry { get; set; } = new();

    public IReplyComparer? Comparer { get; set; }

    public IDraftSink? Sink { get; set; }

    public Func<double> Chance { get; set; } = () => 0.5;

    public Func<string, Activity?>? StartActivity { get; set; }

    public List<ChatMessage> Messages { get; set; } = [new(ChatRole.User, "My brother died.")];

    public ChatOptions? ChatOptions { get; set; }

    public BuildGuidance Guidance { get; set; } = (_, _, _) => "GUIDANCE";

    public List<IReadOnlyList<EmpathyFailureMode>> Gated { get; } = [];

    public Func<EmpathyAssessment, EmpathyAssessment, GateDecision> Gate { get; set; } =
        (first, second) => second.MaxScore() < first.MaxScore() ? new(true, "better") : new(false, "noGain");

    public static Harness With(EmpathyAction action, params Script[] scripts) => new(scripts) { Options = new EmpathyGuardOptions { Action = action } };

    public EmpathyGuardChatClient Build(IChatClient? inner = null) => new(inner ?? Inner, Scorer, new GuardOptionsSource(Options), Services());

    public GuardServices Services() => new()
    {
        Time = Time,
        Budget = Budget,
        Escalations = Escalations,
        RiskMemory = Memory,
        Trajectories = Trajectories,
        Telemetry = Telemetry,
        RiskReader = Scorer,
        Comparer = Comparer,
        DraftSink = Sink,
        Chance = Chance,
        StartActivity = StartActivity,
        Guidance = (exchange, assessment, flagged) => Guidance(exchange, assessment, flagged),
        Gate = (_, first, _, second, flagged, _) =>
        {
            Gated.Add(flagged);
            return Gate(first, second);
        },
    };

    public Task<Result> AskAsync(bool streaming, CancellationToken cancellationToken = default) => AskAsync(Build(), streaming, cancellationToken);

    public async Task<Result> AskAsync(IChatClient client, bool streaming, CancellationToken cancellationToken = default)
    {
        if (!streaming)
        {
            return new Result(await client.GetResponseAsync(Messages, ChatOptions, cancellationToken), null);
        }

        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(Messages, ChatOptions, cancellationToken))
        {
            updates.Add(update);
        }

        return new Result(updates.ToChatResponse(), updates);
    }

    internal sealed record Result(ChatResponse Response, List<ChatResponseUpdate>? Updates)
    {
        public string Text => Response.Text;

        public EmpathyVerdict Verdict => Response.GetEmpathyVerdict() ?? throw new InvalidOperationException("No verdict.");
    }

    internal sealed class RecordingEscalations : IEscalationQueue
    {
        public List<EmpathyEscalation> Raised { get; } = [];

        public Exception? Throws { get; set; }

        public bool Enqueue(EmpathyEscalation escalation)
        {
            Raised.Add(escalation);
            return Throws is null ? true : throw Throws;
        }
    }

    internal sealed class FakeRiskMemory : IRiskMemory
    {
        public HashSet<string> Flags { get; } = [];

        public Func<Task>? Before { get; set; }

        public string? Identify(string? conversationKey, EmpathyCrisisOptions options) => conversationKey is null ? null : "#" + conversationKey;

        public async ValueTask<bool> IsFlaggedAsync(string? conversationId, CancellationToken cancellationToken)
        {
            if (Before is not null)
            {
                await Before();
            }

            return conversationId is not null && Flags.Contains(conversationId);
        }

        public ValueTask FlagAsync(string? conversationId, EmpathyCrisisOptions options, CancellationToken cancellationToken)
        {
            Flags.Add(conversationId!);
            return ValueTask.CompletedTask;
        }
    }
}
