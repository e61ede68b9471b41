namespace EmpathyGuard.Detectors;

/// <summary>
/// Weights of <see cref="ModeFeatures"/>, in the order of <see cref="ModeFeatures.Names"/>: sign-constrained additive models, fitted on the open half
/// of the project's own pairs and controls. Zero means that the feature may not enter the score.
/// </summary>
internal static class FittedModes
{
    public static ReadOnlySpan<double> Attenuation =>
    [
        -5.940, 4.400, 1.259, 0, -2.266, 1.595, -3.657, -1.043, 1.090, 0.475,
        1.935, 0, 2.891, 2.323, 2.379, -2.231, 0, 0, 0, 0,
        0, 0, 0, 3.747, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1.081, 0, 0,
    ];

    public static ReadOnlySpan<double> Granularity =>
    [
        -1.714, 4.400, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -4.400, -4.112, -3.823,
        3.763, 3.745, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, -2.168, 0, -3.649, 0.835,
    ];

    public static ReadOnlySpan<double> PrematureClosure =>
    [
        -6.056, 4.400, 0, 0, 0, 0, 0, 0, 2.762, 0,
        0, 0, 0, 0, 0, -0.461, 0, 0, 0, 0,
        0, 0, 3.756, 4.400, 2.899, -4.400, 0, -0.827, 0, 0,
        0, 0, 1.769, 0, 0, 0, -1.056, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Evasion =>
    [
        -6.016, 3.869, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 2.984, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -3.012, 4.400, 1.615,
        1.733, -2.973, 0, -4.400, 0, 0, 0, 0, 0, 3.208,
    ];

    public static ReadOnlySpan<double> Sycophancy =>
    [
        -4.632, 4.400, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 3.194, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -4.400, 4.400, -4.400, 0, 0,
        0, -1.228, 0, 0, 2.893, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Abandonment =>
    [
        -4.691, 4.400, 0, 0, 0, 0, 0, 0, 0, 2.104,
        0, 0, 0, 0, 0, -2.610, 0, 0, 0, 0,
        0, 0, 0, 2.470, 0, -4.400, 0, 0, 0, 2.032,
        4.400, 0, 4.400, -4.400, 0, 2.818, 0, 0, 0, 0,
    ];
}
