namespace EmpathyGuard;

/// <summary>One reason for a verdict: a rule, the span it rests on, and a plain sentence why. It holds no text of the conversation.</summary>
public sealed record EmpathyFinding
{
    /// <summary>The mode the finding belongs to; <see langword="null"/> for counter-detectors, crisis findings and signals.</summary>
    public EmpathyFailureMode? Mode { get; init; }

    /// <summary>The stable id of the rule, such as <c>attenuation.unnamed</c> or <c>counter.claimedExperience</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>The index of the message the span lies in.</summary>
    public required int Message { get; init; }

    /// <summary>The first UTF-16 unit of the span in that message's text.</summary>
    public required int Start { get; init; }

    /// <summary>The length of the span in UTF-16 units.</summary>
    public required int Length { get; init; }

    /// <summary>A plain sentence that says why, without a word of the conversation.</summary>
    public required string Why { get; init; }
}
