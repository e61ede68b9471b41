namespace EmpathyGuard.Detectors;

/// <summary>
/// Weights of <see cref="ModeFeatures"/>, in the order of <see cref="ModeFeatures.Names"/>: sign-constrained additive models, fitted on the open half
/// of the project's own pairs and controls. Zero means that the feature may not enter the score.
/// </summary>
internal static class FittedModes
{
    public static ReadOnlySpan<double> Attenuation =>
    [
        -5.723, 4.400, 1.387, 0, -2.643, 0.661, -3.966, 0, 0.602, 0,
        0, 0, 2.272, 1.098, 1.056, -1.760, 0, 0, 0, 0,
        0, 0, 0, 3.547, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0.322, 0, 0,
    ];

    public static ReadOnlySpan<double> Granularity =>
    [
        -0.896, 3.710, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -4.400, -4.400, -3.564,
        3.514, 3.705, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, -0.310, 0, -4.399, 0,
    ];

    public static ReadOnlySpan<double> PrematureClosure =>
    [
        -6.196, 4.400, 0, 0, 0, 0, 0, 0, 1.813, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 3.635, 4.400, 2.049, -4.400, 0, -0.474, 0, 0,
        0, 0, 0, 0, 0, 0, -1.261, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Evasion =>
    [
        -5.818, 3.655, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 2.202, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -2.101, 4.400, 0,
        0.002, -2.847, 0, -4.400, 0, 0, 0, 0, 0, 3.289,
    ];

    public static ReadOnlySpan<double> Sycophancy =>
    [
        -4.668, 4.400, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 3.026, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -4.400, 2.362, -4.400, 0, 0,
        0, 0, 0, 0, 1.887, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Abandonment =>
    [
        -4.928, 4.400, 0, 0, 0, 0, 0, 0, 0, 0.547,
        0, 0, 0, 0, 0, -2.385, 0, 0, 0, 0,
        0, 0, 0, 1.466, 0, -4.400, 0, 0, 0, 0.572,
        4.400, 0, 4.400, -4.400, 0, 2.567, 0, 0, 0, 0,
    ];
}
