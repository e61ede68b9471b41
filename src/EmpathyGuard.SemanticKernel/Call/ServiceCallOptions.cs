using Microsoft.Extensions.AI;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Carries a call of Semantic Kernel through the guard. A clone, which the guard makes for each attempt, is of the same call.</summary>
internal sealed class ServiceCallOptions : ChatOptions
{
    public ServiceCallOptions(ServiceCall call) => Call = call;

    private ServiceCallOptions(ServiceCallOptions other)
        : base(other) => Call = other.Call;

    public ServiceCall Call { get; }

    /// <inheritdoc/>
    public override ChatOptions Clone() => new ServiceCallOptions(this);
}
