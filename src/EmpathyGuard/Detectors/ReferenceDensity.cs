namespace EmpathyGuard.Detectors;

/// <summary>The mean and the standard deviation of a density in the reference corpus.</summary>
internal readonly record struct ReferenceDensity(double Mean, double Deviation)
{
    /// <summary>How many standard deviations a density lies above the corpus's mean.</summary>
    public double Z(double density) => (density - Mean) / Deviation;
}
