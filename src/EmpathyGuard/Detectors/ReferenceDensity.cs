namespace EmpathyGuard.Detectors;

/// <summary>The mean and the standard deviation of a density in the reference corpus.</summary>
internal readonly record struct ReferenceDensity(double Mean, double Deviation)
{
    /// <summary>The mean and the deviation, of the whole population, of the densities of a corpus's documents.</summary>
    public static ReferenceDensity Of(IReadOnlyCollection<double> densities)
    {
        double mean = densities.Average();
        return new ReferenceDensity(mean, Math.Sqrt(densities.Average(d => (d - mean) * (d - mean))));
    }

    /// <summary>How many standard deviations a density lies above the corpus's mean.</summary>
    public double Z(double density) => (density - Mean) / Deviation;
}
