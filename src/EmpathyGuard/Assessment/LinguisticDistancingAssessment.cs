namespace EmpathyGuard;

/// <summary>The verdict on linguistic distancing with the densities it reads.</summary>
public sealed record LinguisticDistancingAssessment : ModeAssessment
{
    /// <summary>The densities of the reply. Numbers wherever the reply has text in a supported language.</summary>
    public required DistancingDensities Densities { get; init; }
}
