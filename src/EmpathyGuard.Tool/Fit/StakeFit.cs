using EmpathyGuard.Scoring;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits what tells a message in which something is at stake from a neutral one.</summary>
internal static class StakeFit
{
    // In every pair something is at stake. Of the controls, kinds that are named nowhere are neither here nor there.
    private static readonly HashSet<string> AtStake =
        ["good_news", "quiet_grief", "de_escalation", "warm_ordinary", "honest_disagreement", "crisis_resource"];

    private static readonly HashSet<string> Neutral =
        ["requested_steps", "neutral_fact", "code", "statutory_notice", "dosing", "legal_distance", "correct_brevity", "joke_among_friends"];

    private static readonly HashSet<string> OnlyWords = ["idiom", "figurative", "about_fiction", "academic"];

    // What readers gave as being at stake from here on is more than nothing.
    private const double WholeStake = 0.35;

    public static FittedModel Run(IReadOnlyList<BenchItem> items, ExchangeFeatures features)
    {
        List<FitRow> rows = [];
        foreach (BenchItem item in items)
        {
            if (Label(item) is bool label)
            {
                string message = item.Messages[^1].Text;
                rows.Add(new FitRow(features.Stake(message), label ? 1 : 0, 1, Folds.Of(item.Id), Lengths.Of(message)));
            }
        }

        if (!Lengths.HasBoth(rows))
        {
            return FittedModel.Kept(WeightLayout.Stake, "needs pairs and controls");
        }

        AdditiveFit fit = new() { Ridge = 0.003 };
        double[] scores = fit.CrossValidate(rows);
        return new FittedModel(WeightLayout.Stake, Numbers.Rounded(fit.Fit(rows)), rows.Count, "messages of the pairs, controls and risk items", [Separations.Auc(scores, rows)]);
    }

    private static bool? Label(BenchItem item) => item switch
    {
        PairItem => true,
        WholeItem whole => whole.Stake >= WholeStake,
        RiskItem risk => risk.Cue ? true : OnlyWords.Contains(risk.Why) ? false : null,
        ControlItem when AtStake.Contains(item.Kind) => true,
        ControlItem when Neutral.Contains(item.Kind) => false,
        _ => null,
    };
}
