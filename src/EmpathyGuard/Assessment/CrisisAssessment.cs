namespace EmpathyGuard;

/// <summary>What the exchange says about a person at risk.</summary>
public sealed record CrisisAssessment
{
    /// <summary>Nothing was found and the history was visible.</summary>
    public static CrisisAssessment None { get; } = new();

    /// <summary>Whether the person's words in the history given hold a risk cue.</summary>
    public bool RiskCue { get; init; }

    /// <summary>Whether risk could not be computed, because the history is held by the server or the language is not read. The crisis floor is then on.</summary>
    public bool RiskUnknown { get; init; }

    /// <summary>The kinds of cue found, in the order of the enumeration.</summary>
    public IReadOnlyList<RiskKind> Kinds { get; init; } = [];

    /// <summary>The resources that the reply offers.</summary>
    public IReadOnlyList<CrisisResourceMention> Resources { get; init; } = [];
}
