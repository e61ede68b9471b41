namespace EmpathyGuard.Detectors;

/// <summary>
/// Weights of <see cref="ModeFeatures"/>, in the order of <see cref="ModeFeatures.Names"/>: sign-constrained additive models, fitted on the open half
/// of the project's own pairs and controls. Zero means that the feature may not enter the score.
/// </summary>
internal static class FittedModes
{
    public static ReadOnlySpan<double> Attenuation =>
    [
        -7.328, 5.280, 1.587, -0.011, -2.494, 2.313, -2.799, -1.123, 3.860, 1.304,
        2.309, 0, 4.777, 2.569, 2.807, -2.641, 0, 0, 0, 0,
        0, 0, 0, 4.155, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 2.871, 1.940, -2.164, 0, 0.568, 1.393, 0, 0, 0,
        0, 0, 0, -1.285, 0, 0,
    ];

    public static ReadOnlySpan<double> Granularity =>
    [
        -1.423, 5.280, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -5.080, -4.460, -3.840,
        4.510, 4.539, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, -2.859, 0, -4.792, 0.843,
        0, 0, 0, 0, 1.203, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -2.525,
    ];

    public static ReadOnlySpan<double> PrematureClosure =>
    [
        -7.716, 5.280, 0, 0, 0, 0, 0, 0, 2.831, 0,
        0, 0, 0, 0, 0, -0.695, 0, 0, 0, 0,
        0, 0, 4.155, 5.280, 3.357, -3.264, 0, -0.802, 0, 0,
        0, 0, 2.178, 0, 0, 0, -1.337, 0, 0, 0,
        0, 3.571, 0, 0, 0, 0, 0, 0, -2.789, 0,
        0, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Evasion =>
    [
        -11.160, 5.280, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 3.386, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -3.287, 5.280, 2.034,
        2.051, -2.439, 0, -3.594, 0, 0, 0, 0, 0, 3.250,
        1.670, 0, 0, 0, 0, 0, 0, 0, 0, -3.391,
        -2.586, 5.280, 1.499, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Sycophancy =>
    [
        -6.490, 5.280, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1.747, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -4.810, 5.280, -4.865, 0, 0,
        0, -1.497, 0, 0, 3.749, 0, 0, 0, 0, 0,
        0, 4.302, 0, 0, 0, 0, 0, 0, 0, 5.210,
        -5.280, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Abandonment =>
    [
        -6.261, 5.280, 0, 0, 0, 0, 0, 0, 0, 1.934,
        0, 0, 0, 0, 0, -3.163, 0, 0, 0, 0,
        0, 0, 0, 2.804, 0, -4.964, 0, 0, 0, 2.427,
        5.280, 0, 5.280, -5.280, 0, 3.476, 0, 0, 0, 0,
        1.211, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0,
    ];
}
