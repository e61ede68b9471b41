using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>The text measures for a rendition: the output is held against the source that it renders.</summary>
internal static class RenditionDetector
{
    public static void Score(double source, in ReplyReading output, Particulars particulars, ref ModeScores scores)
    {
        // A rendition says at the source's size what the source said: what is lost of the intensity is lost to the reader.
        scores.Attenuation = source < 0.2 ? null : Saturation.Clamp((source - output.Intensity) / source);
        double kept = particulars.Total <= 0 ? 1 : Saturation.Clamp(output.Taken / Math.Min(particulars.Total, 8));
        double aversive = scores.GranularityMeasure ?? 0;
        scores.Granularity = particulars.Count == 0 ? null : Saturation.Clamp((0.6 * (1 - kept)) + (0.4 * aversive));
    }
}
