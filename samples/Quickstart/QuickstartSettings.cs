namespace Quickstart;

/// <summary>What was asked for on the command line.</summary>
internal sealed record QuickstartSettings
{
    public bool Stream { get; init; }

    public bool Json { get; init; }

    public bool List { get; init; }

    public bool Chat { get; init; }

    public IReadOnlyList<string> Only { get; init; } = [];

    public string? Model { get; init; }

    public QuickstartScorer Scorer { get; init; }

    /// <summary>Whether a judge is wanted.</summary>
    public bool Judge { get; init; }

    /// <summary>Where it is; <see langword="null"/> to read it from the environment.</summary>
    public string? JudgeAddress { get; init; }

    public string? JudgeModel { get; init; }

    /// <summary>Whether it is asked about every reply.</summary>
    public bool JudgeAll { get; init; }
}
