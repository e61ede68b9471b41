namespace EmpathyGuard.Detectors;

/// <summary>The weights of the fitted modes in the order of <see cref="ModeFeatures.Names"/>, and what stands around them. See <c>weights.txt</c>.</summary>
internal sealed class ModeWeights
{
    /// <summary>Of sentiment attenuation.</summary>
    public required double[] Attenuation { get; init; }

    /// <summary>Of the generic reply of granularity mismatch.</summary>
    public required double[] Granularity { get; init; }

    /// <summary>Of premature closure.</summary>
    public required double[] PrematureClosure { get; init; }

    /// <summary>Of evasion.</summary>
    public required double[] Evasion { get; init; }

    /// <summary>Of sycophancy.</summary>
    public required double[] Sycophancy { get; init; }

    /// <summary>Of abandonment.</summary>
    public required double[] Abandonment { get; init; }

    /// <summary>Of attenuation in a rendition, in the order of <see cref="RenditionFeatures.Names"/>.</summary>
    public required double[] Rendition { get; init; }

    /// <summary>The register that replies are held against.</summary>
    public required ReferenceCorpus Reference { get; init; }

    /// <summary>How the modes' scores are bent to a user's labels, in the order of <see cref="EmpathyFailureMode"/>.</summary>
    public required ModeCalibration[] Calibration { get; init; }

    /// <summary>What the modes' scores are worth, in the order of <see cref="EmpathyFailureMode"/>.</summary>
    public required ModeLikelihood[] Likelihood { get; init; }
}
