using EmpathyGuard;

namespace Quickstart;

/// <summary>What came of one conversation.</summary>
internal sealed record ConversationResult
{
    public required Conversation Conversation { get; init; }

    /// <summary>What the model wrote: one reply, or two where the guard asked again.</summary>
    public required IReadOnlyList<string> Drafts { get; init; }

    /// <summary>What the person got.</summary>
    public required string Delivered { get; init; }

    /// <summary>What the guard found and did; <see langword="null"/> where there was nothing to score.</summary>
    public EmpathyVerdict? Verdict { get; init; }

    /// <summary>What the scorer that also reads meaning says of the first draft, where it was asked for beside the guard's own.</summary>
    public EmpathyAssessment? ByMeaning { get; init; }

    public IReadOnlyList<EmpathyEscalation> Escalations { get; init; } = [];

    public string Draft => Drafts.Count > 0 ? Drafts[0] : "";

    public string? SecondDraft => Drafts.Count > 1 ? Drafts[1] : null;

    /// <summary>The assessment of the first draft, whichever reply was delivered.</summary>
    public EmpathyAssessment? DraftAssessment => Verdict?.FirstAssessment ?? Verdict?.Assessment;
}
