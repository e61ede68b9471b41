using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits how a rendition loses what its source felt, to rewrites of which readers said whether they neutralise it. Only the sizes are fitted:
/// what is lost, made smaller or smoothed over may only raise, and what is put in its place may only lower.
/// </summary>
internal static class RenditionFit
{
    private const double Ridge = 0.002;

    private static readonly int[] Signs = [.. RenditionFeatures.Names.Select(static name => name switch
    {
        "bias" => 0,
        "pleasant" or "hope" or "growth" or "thanks" or "directing" => -1,
        _ => 1,
    })];

    public static FittedModel Run(IReadOnlyList<(FitRow Row, double Share)> rows, string source)
    {
        FitRow[] used = [.. rows.Select(static pair => pair.Row)];
        if (used.Length == 0)
        {
            return FittedModel.Kept(WeightLayout.Rendition, "needs a set of renditions for training with a metric of modes.sentimentAttenuation.score");
        }

        if (!Lengths.HasBoth(used))
        {
            return FittedModel.Kept(WeightLayout.Rendition, "needs rows with and without the label");
        }

        AdditiveFit fit = new() { Ridge = Ridge, Signs = Signs };
        double[] scores = fit.CrossValidate(used);
        return new FittedModel(
            WeightLayout.Rendition,
            Numbers.Rounded(fit.Fit(used)),
            used.Length,
            source,
            [Separations.Auc([.. scores.Select((score, i) => rows[i].Share / (1 + Math.Exp(-score)))], used)]);
    }
}
