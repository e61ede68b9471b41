using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>The text measures for a rendition: the output is held against the source that it renders.</summary>
internal static class RenditionDetector
{
    // What a source must say before anything of it can be lost: a word of feeling or event; or, told of oneself, a leaning or something at stake;
    // or, told by nobody, a strong leaning. A manual and a timetable say none of it.
    private const double LeastIntensity = 0.2;
    private const double LeastLeaning = 0.1;
    private const double LeastStake = 0.3;
    private const double StrongLeaning = 0.45;

    // A rendition that loses a quarter of what was felt has failed; the rest is how.
    private const double Slope = 4;

    // No list of words sees every loss, so how a text was put says a little even where none was found; never enough for a concern.
    private const double Unseen = 0.38;

    /// <summary>Fills attenuation and granularity.</summary>
    public static void Score(
        TextReading sourceText,
        in PersonReading source,
        TextReading outputText,
        in ReplyReading output,
        Particulars particulars,
        AffectWeights affect,
        ModeWeights weights,
        ref ModeScores scores)
    {
        Span<double> features = stackalloc double[RenditionFeatures.Count];
        RenditionLoss loss = RenditionFeatures.Read(sourceText, source, outputText, output, affect, features);
        scores.Attenuation = Attenuation(loss, features, weights.Rendition);
        double kept = particulars.Total <= 0 ? 1 : Saturation.Clamp(output.Taken / Math.Min(particulars.Total, 8));
        double aversive = scores.GranularityMeasure ?? 0;
        scores.Granularity = particulars.Count == 0 ? null : Saturation.Clamp((0.6 * (1 - kept)) + (0.4 * aversive));
    }

    /// <summary>
    /// A rendition says at the source's size what the source said: what is lost of it is lost to the reader. How it was lost says how much
    /// that weighs: a feeling that was made smaller or smoothed over more than one that was turned to something else.
    /// </summary>
    /// <returns>0…1; <see langword="null"/> where the source says nothing that could be lost.</returns>
    public static double? Attenuation(in RenditionLoss loss, ReadOnlySpan<double> features, ReadOnlySpan<double> weights) =>
        Reach(loss) is double reach ? reach * Logistic.Of(weights, features) : null;

    /// <summary>How far what was lost lets the score go, 0…1; <see langword="null"/> where nothing could be lost.</summary>
    public static double? Reach(in RenditionLoss loss) =>
        loss.Intensity < LeastIntensity && loss.Distance < StrongLeaning && !(loss.IsTold && (loss.Distance >= LeastLeaning || loss.Stake >= LeastStake))
            ? null
            : Unseen + ((1 - Unseen) * Saturation.Clamp(Slope * loss.Share));
}
