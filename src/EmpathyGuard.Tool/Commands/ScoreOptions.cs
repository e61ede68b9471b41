using EmpathyGuard.Tool.SecondOpinions;

namespace EmpathyGuard.Tool.Commands;

/// <summary>What <c>empathyguard score</c> was asked for.</summary>
internal sealed record ScoreOptions
{
    /// <summary>The path of the exchanges, or <c>-</c>.</summary>
    public required string Input { get; init; }

    /// <summary>The path of the assessments, or <c>-</c>.</summary>
    public required string Output { get; init; }

    /// <summary>Whose thresholds label the scores.</summary>
    public required EmpathyProfile Profile { get; init; }

    /// <summary>Whether the semantic scorer scores.</summary>
    public required bool Semantic { get; init; }

    /// <summary>The weights to score with; <see langword="null"/> for the embedded ones.</summary>
    public required string? Weights { get; init; }

    /// <summary>The judge to ask; <see langword="null"/> for none.</summary>
    public required JudgeSettings? Judge { get; init; }

    /// <summary>What the replies were meant to be.</summary>
    public required EmpathyTask Task { get; init; }
}
