using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Reads the register of the sound replies, which the paper's measure of distancing is held against.</summary>
internal static class ReferenceFit
{
    private const int Decimals = 4;

    public static FittedModel Run(IReadOnlyList<BenchItem> items)
    {
        string[] replies = [.. items.OfType<PairItem>().Select(static pair => pair.Good)];
        if (replies.Length == 0)
        {
            return FittedModel.Kept(WeightLayout.Reference, "needs pairs");
        }

        double[] values = [.. ReferenceCorpus.Read(replies).Values.Select(static value => Numbers.Rounded(value, Decimals))];
        return values.All(static value => value > 0)
            ? new FittedModel(WeightLayout.Reference, values, replies.Length, "the good replies of the pairs", [])
            : FittedModel.Kept(WeightLayout.Reference, "some density does not vary in the pairs");
    }
}
