using EmpathyGuard.Telemetry;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>What a guarded client looks for in the services of its host.</summary>
internal sealed class GuardParts : IServiceProvider
{
    private readonly EmpathyTelemetry _telemetry = new(new DiscardingLoggers());
    private readonly OpenBudget _budget = new();

    public object? GetService(Type serviceType) =>
        serviceType == typeof(EmpathyTelemetry) ? _telemetry : serviceType == typeof(IRepromptBudget) ? _budget : null;
}
