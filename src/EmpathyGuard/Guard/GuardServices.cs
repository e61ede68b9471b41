using System.Diagnostics;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard;

/// <summary>Makes the guidance of a re-prompt.</summary>
internal delegate string BuildGuidance(EmpathyExchange exchange, EmpathyAssessment assessment, IReadOnlyList<EmpathyFailureMode> flagged);

/// <summary>Holds a second reply against the first.</summary>
internal delegate GateDecision DecideAcceptance(
    EmpathyExchange first,
    EmpathyAssessment firstAssessment,
    EmpathyExchange second,
    EmpathyAssessment secondAssessment,
    IReadOnlyList<EmpathyFailureMode> flagged,
    string guidance);

/// <summary>What the decorator works with, beside the inner client, the scorer and the options. Each part can be replaced in a test.</summary>
internal sealed class GuardServices
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public EmpathyTelemetry Telemetry { get; init; } = new();

    /// <summary>Starts the span of a call.</summary>
    public Func<string, Activity?>? StartActivity { get; init; }

    public IRepromptBudget Budget { get; init; } = new TokenBucketRepromptBudget();

    public IEscalationQueue? Escalations { get; init; }

    public IRiskMemory? RiskMemory { get; init; }

    public TrajectoryMemory? Trajectories { get; init; }

    public IRiskReader? RiskReader { get; init; }

    /// <summary>Who compares a second reply that the gate accepts with the first.</summary>
    public IReplyComparer? Comparer { get; init; }

    public IDraftSink? DraftSink { get; init; }

    public BuildGuidance Guidance { get; init; } = RepairGuidance.Build;

    public DecideAcceptance Gate { get; init; } = AcceptanceGate.Decide;

    /// <summary>A number from 0 up to 1, for sampling.</summary>
    public Func<double> Chance { get; init; } = static () => Random.Shared.NextDouble();

    /// <summary>Takes what is registered and the defaults for the rest. Nothing is kept of the provider, which may be a scope.</summary>
    public static GuardServices From(IServiceProvider? services, IEmpathyScorer scorer) => new()
    {
        Time = services?.GetService<TimeProvider>() ?? TimeProvider.System,
        Telemetry = services?.GetService<EmpathyTelemetry>() ?? new EmpathyTelemetry(),
        Budget = services?.GetService<IRepromptBudget>() ?? new TokenBucketRepromptBudget(),
        Escalations = services?.GetService<IEscalationQueue>(),
        RiskMemory = services?.GetService<IRiskMemory>(),
        Trajectories = services?.GetService<TrajectoryMemory>(),
        RiskReader = scorer as IRiskReader ?? LexicalEmpathyScorer.Shared,
        Comparer = services?.GetService<IReplyComparer>() ?? scorer as IReplyComparer,
        DraftSink = services?.GetService<IDraftSink>(),
    };
}
