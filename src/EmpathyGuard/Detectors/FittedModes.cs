namespace EmpathyGuard.Detectors;

/// <summary>
/// Weights of <see cref="ModeFeatures"/>, in the order of <see cref="ModeFeatures.Names"/>: sign-constrained additive models, fitted on the open half
/// of the project's own pairs and controls. Zero means that the feature may not enter the score.
/// </summary>
internal static class FittedModes
{
    public static ReadOnlySpan<double> Attenuation =>
    [
        -7.446, 5.280, 1.513, 0, -2.875, 2.276, -4.018, -1.196, 4.010, 1.415,
        2.291, 0, 4.883, 2.633, 2.804, -2.636, 0, 0, 0, 0,
        0, 0, 0, 4.198, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 1.161, 0, 0,
    ];

    public static ReadOnlySpan<double> Granularity =>
    [
        -2.113, 5.280, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -5.280, -4.935, -4.578,
        4.498, 4.499, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, -2.618, 0, -4.375, 1.008,
    ];

    public static ReadOnlySpan<double> PrematureClosure =>
    [
        -7.404, 5.280, 0, 0, 0, 0, 0, 0, 2.861, 0,
        0, 0, 0, 0, 0, -0.611, 0, 0, 0, 0,
        0, 0, 4.303, 5.280, 3.369, -5.088, 0, -0.928, 0, 0,
        0, 0, 2.145, 0, 0, 0, -1.397, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Evasion =>
    [
        -7.450, 4.831, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 3.386, 0, 0, 0, -0.023, 0, 0,
        0, 0, 0, 0, 0, 0, 0, -3.728, 5.280, 1.946,
        1.794, -3.527, 0, -5.280, 0, 0, 0, 0, 0, 4.155,
    ];

    public static ReadOnlySpan<double> Sycophancy =>
    [
        -5.839, 5.280, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 1.905, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -5.071, 5.280, -5.280, 0, 0,
        0, -1.378, 0, 0, 4.423, 0, 0, 0, 0, 0,
    ];

    public static ReadOnlySpan<double> Abandonment =>
    [
        -5.863, 5.280, 0, 0, 0, 0, 0, 0, 0, 1.898,
        0, 0, 0, 0, 0, -3.102, 0, 0, 0, 0,
        0, 0, 0, 2.824, 0, -4.995, 0, 0, 0, 2.395,
        5.280, 0, 5.280, -5.280, 0, 3.528, 0, 0, 0, 0,
    ];
}
