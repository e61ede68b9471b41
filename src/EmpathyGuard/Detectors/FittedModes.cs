namespace EmpathyGuard.Detectors;

/// <summary>
/// Weights of <see cref="ModeFeatures"/>, in the order of <see cref="ModeFeatures.Names"/>: sign-constrained additive models, fitted on the open half
/// of the project's own pairs, controls and whole replies. Zero means that the feature may not enter the score.
/// </summary>
internal static class FittedModes
{
    public static ReadOnlySpan<double> Attenuation =>
    [
        -5.914, 7.033, 0, 0, -3.383, 0.586, -3.902, 0, 5.163, 0.280,
        5.094, 0, 8.401, 5.134, 5.576, -3.113, 0, 0, 0, 0,
        3.295, 0, 0, 9.858, 5.479, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0.654, 5.578, 1.183, -2.865, 0, 0, 1.281, 0, 0, 0,
        0, 0, 0, -4.082, -2.329, -2.526,
    ];

    public static ReadOnlySpan<double> Granularity =>
    [
        -2.559, 2.898, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 1.197, 1.416, 0, 0, -1.605, -3.374, -1.700,
        2.612, 3.230, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, -1.835, 0.960,
        0, 0, 0, 0, 1.396, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -1.048,
    ];

    public static ReadOnlySpan<double> PrematureClosure =>
    [
        -7.546, 3.841, 0, 0, 0, 0, 0, 0, 4.026, 0,
        0, 0, 0.350, 0, 0, 0, 0, 0, 0, 0,
        0.394, 0, 2.132, 4.815, 2.315, -1.951, 0, -0.886, 0, 0,
        0, 0, 2.553, 0, 0, 0, 0, 0, 0, 0,
        2.848, 4.010, 0, 0, 0, 0, 0, 0, -1.902, 0,
        0, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Evasion =>
    [
        -14.450, 4.697, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 5.313, 0, 0, 0, -1.085, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -5.677, 8.065, 3.362,
        0.271, -4.121, 0, -4.283, 0, 0, 0, 0, 0, 8.986,
        3.288, 0, 0, 0, 0, 0, 0, 0, 0, -5.568,
        -3.836, 5.611, 2.132, 0, -2.210, 0,
    ];

    public static ReadOnlySpan<double> Sycophancy =>
    [
        -3.651, 2.268, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 2.196, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -2.967, 3.977, -4.958, 0, 0,
        0, -0.837, 0, 0, 1.424, 0, 0, 0, 0, 0,
        0, 2.208, 0, 0, 0, 0, 0, 0, 0, 5.090,
        -4.616, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Abandonment =>
    [
        -12.264, 9.761, 0, 0, 0, 0, 0, 0, 0, 4.885,
        0, 0, 0, 0, 0, -5.699, 0, 0, 0, 0,
        0, 0, 0, 3.061, 0, -5.696, 0, 0, 0, 8.590,
        14.102, 0, 12.252, -14.252, 0, 3.166, 0, 0, 0, 0,
        2.889, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, -0.305, 0,
    ];
}
