namespace EmpathyGuard.Detectors;

/// <summary>
/// Weights of <see cref="ModeFeatures"/>, in the order of <see cref="ModeFeatures.Names"/>: sign-constrained additive models, fitted on the open half
/// of the project's own pairs and controls. Zero means that the feature may not enter the score.
/// </summary>
internal static class FittedModes
{
    public static ReadOnlySpan<double> Attenuation =>
    [
        -5.545, 4.400, 1.034, 0, -2.434, 1.015, -2.037, -0.179, 0.756, 0,
        0, 0, 2.223, 1.281, 1.028, -0.832, 0, 0, 0, 0,
        0, 0, 0, 3.595, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0.522, 0, 0,
    ];

    public static ReadOnlySpan<double> Granularity =>
    [
        -0.914, 3.771, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -4.400, -4.400, -3.583,
        3.531, 3.733, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, -0.292, 0, -4.400, 0,
    ];

    public static ReadOnlySpan<double> PrematureClosure =>
    [
        -5.247, 4.400, 0, 0, 0, 0, 0, 0, 1.731, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 2.663, 4.400, 2.135, -4.400, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, -1.415, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Evasion =>
    [
        -5.926, 3.691, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 2.215, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -2.097, 4.400, 0,
        0.016, -2.829, 0, -4.400, 0, 0, 0, 0, 0, 3.326,
    ];

    public static ReadOnlySpan<double> Sycophancy =>
    [
        -4.665, 4.400, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 3.021, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -4.400, 2.389, -4.400, 0, 0,
        0, 0, 0, 0, 1.894, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Abandonment =>
    [
        -4.705, 4.400, 0, 0, 0, 0, 0, 0, 0, 0.472,
        0, 0, 0, 0, 0, -0.544, 0, 0, 0, 0,
        0, 0, 0, 0.744, 0, -4.400, 0, 0, 0, 0.397,
        4.400, 0, 4.400, -4.400, 0, 3.241, 0, 0, 0, 0,
    ];
}
