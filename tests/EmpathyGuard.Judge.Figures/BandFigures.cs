using System.Globalization;
using EmpathyGuard.Judge.Tests;

namespace EmpathyGuard.Judge.Figures;

/// <summary>What bands other than the default ones would ask, and what they would get right.</summary>
internal static class BandFigures
{
    private static readonly (double Band, double Confidence)[] Choices = [(0.02, 0.05), (0.03, 0.05), (0.05, 0.05), (0.05, 0.1), (0.08, 0.05), (0.1, 0.05)];

    public static async Task WriteAsync(TextWriter output)
    {
        foreach ((double band, double confidence) in Choices)
        {
            var options = new CascadeOptions { LowConfidence = confidence };
            options.SetBands(band);
            (double asked, Dictionary<string, (double Alone, double Cascade)> accuracy) = await CascadeMeasurement.MeasureAsync(options);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"band {band}, confidence {confidence}: asked {asked:P1}"));
            await output.WriteLineAsync("  " + string.Join("; ", accuracy.Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value.Alone:F3} → {pair.Value.Cascade:F3}"))));
            foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>())
            {
                (double only, _) = await CascadeMeasurement.MeasureAsync(OneBand(mode, band));
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {mode} alone: asked {only:P1}"));
            }
        }
    }

    private static CascadeOptions OneBand(EmpathyFailureMode mode, double band)
    {
        var options = new CascadeOptions { LowConfidence = 0 };
        options.SetBands(0);
        _ = mode switch
        {
            EmpathyFailureMode.SentimentAttenuation => options.SentimentAttenuationBand = band,
            EmpathyFailureMode.GranularityMismatch => options.GranularityMismatchBand = band,
            EmpathyFailureMode.ConflictAvoidance => options.ConflictAvoidanceBand = band,
            _ => options.LinguisticDistancingBand = band,
        };
        return options;
    }
}
