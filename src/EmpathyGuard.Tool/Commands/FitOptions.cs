namespace EmpathyGuard.Tool.Commands;

/// <summary>What <c>empathyguard fit</c> was asked for.</summary>
internal sealed record FitOptions
{
    /// <summary>The folder of the project's own items; <see langword="null"/> to look for it.</summary>
    public required string? Pairs { get; init; }

    /// <summary>A folder of labelled data with a manifest.</summary>
    public required string? Data { get; init; }

    /// <summary>Where the weights go; <see langword="null"/> for <c>weights.txt</c>, or nowhere under a check.</summary>
    public required string? Output { get; init; }

    /// <summary>Whether the heads of the semantic scorer are fitted, on top of the embedded weights.</summary>
    public required bool Semantic { get; init; }

    /// <summary>Whether the modes are calibrated to the labels of the data.</summary>
    public required bool Calibrate { get; init; }

    /// <summary>Whether the result is held against the embedded weights.</summary>
    public required bool Check { get; init; }
}
