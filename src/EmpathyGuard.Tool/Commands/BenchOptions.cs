using EmpathyGuard.Tool.Bench;

namespace EmpathyGuard.Tool.Commands;

/// <summary>What <c>empathyguard bench</c> was asked for.</summary>
internal sealed record BenchOptions
{
    /// <summary>The folder of the project's own items; <see langword="null"/> to look for it.</summary>
    public required string? Pairs { get; init; }

    /// <summary>Which half of them.</summary>
    public required BenchHalf Half { get; init; }

    /// <summary>A folder of labelled data with a manifest.</summary>
    public required string? Data { get; init; }

    /// <summary>Whether the semantic scorer is measured.</summary>
    public required bool Semantic { get; init; }

    /// <summary>Whether the lexical scorer is measured beside it.</summary>
    public bool Both { get; init; }

    /// <summary>The weights to score with; <see langword="null"/> for the embedded ones.</summary>
    public required string? Weights { get; init; }

    /// <summary>Where the JSON goes.</summary>
    public required string? Json { get; init; }

    /// <summary>Where the Markdown goes.</summary>
    public required string? Markdown { get; init; }

    /// <summary>Where the reliability plot goes.</summary>
    public required string? Svg { get; init; }

    /// <summary>The document whose section is to be replaced.</summary>
    public required string? Readme { get; init; }
}
