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
}
