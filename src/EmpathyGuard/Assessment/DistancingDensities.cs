namespace EmpathyGuard;

/// <summary>The three densities of the paper's distancing measure, counted in the reply alone.</summary>
public sealed record DistancingDensities
{
    /// <summary>Sentences with an agentless passive ÷ sentences.</summary>
    public double? AgentlessPassive { get; init; }

    /// <summary>Nouns that end in -tion, -sion, -ment, -ance, -ence, -ity or -ness ÷ words.</summary>
    public double? Nominalisation { get; init; }

    /// <summary>Subjects that are no person ÷ subjects.</summary>
    public double? ImpersonalSubject { get; init; }
}
