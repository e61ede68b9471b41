using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Tests.Bench.Statistics;

/// <summary>Every expectation here was worked out by hand, or stands in a published table.</summary>
public class StatisticsTests
{
    private static readonly bool[] TwoOfFour = [false, false, true, true];

    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 1.0)]
    [InlineData(new[] { 4.0, 3, 2, 1 }, 0.0)]
    [InlineData(new[] { 1.0, 3, 2, 4 }, 0.75)]
    [InlineData(new[] { 1.0, 2, 2, 3 }, 0.875)]
    [InlineData(new[] { 5.0, 5, 5, 5 }, 0.5)]
    public void Auc_ByHand_CountsTiesHalf(double[] scores, double expected) =>
        Assert.Equal(expected, Once(Separation.Auc(scores, TwoOfFour), 4), 12);

    [Fact]
    public void Auc_OneKindOfRow_IsUndefined() =>
        Assert.Equal(double.NaN, Once(Separation.Auc([1, 2], [true, true]), 2));

    [Fact]
    public void Auc_Weights_CountRowsThatOften() =>
        Assert.Equal(Once(Separation.Auc([1, 2, 2, 3], [false, true, true, false]), 4), Separation.Auc([1, 2, 3], [false, true, false])([1, 2, 1]), 12);

    [Fact]
    public void MeanAucWithin_Groups_AreNotComparedWithEachOther()
    {
        // Within the first group 1, within the second 0.5, and the third has one kind only.
        double mean = Once(Separation.MeanAucWithin([1, 2, 8, 8, 9], [false, true, false, true, true], [0, 0, 1, 1, 2]), 5);

        Assert.Equal(0.75, mean, 12);
    }

    [Fact]
    public void RecallAtFalseAlarms_ByHand_StopsBeforeTheAlarmTooMany()
    {
        // One of four negatives may pass: 5 and 4 are positive, 3 is the allowed negative, 2 is positive, then comes the second negative.
        double[] scores = [5, 4, 3, 2, 1, 0, 0];
        bool[] labels = [true, true, false, true, false, false, false];

        Assert.Equal(1.0, Once(Separation.RecallAtFalseAlarms(0.25, scores, labels), 7), 12);
        Assert.Equal(2.0 / 3, Once(Separation.RecallAtFalseAlarms(0.01, scores, labels), 7), 12);
    }

    [Fact]
    public void RecallAtFalseAlarms_TieOfBothKinds_IsTakenWholeOrNotAtAll() =>
        Assert.Equal(0, Once(Separation.RecallAtFalseAlarms(0.01, [1, 1, 0], [true, false, false]), 3));

    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 2.0, 4, 6 }, 1.0)]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 3.0, 2, 1 }, -1.0)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, new[] { 1.0, 3, 2, 4 }, 0.8)]
    public void Pearson_ByHand(double[] x, double[] y, double expected) =>
        Assert.Equal(expected, Once(Correlation.Pearson(x, y), x.Length), 12);

    [Fact]
    public void Pearson_ColumnThatDoesNotVary_IsUndefined() =>
        Assert.Equal(double.NaN, Once(Correlation.Pearson([1, 1, 1], [1, 2, 3]), 3));

    [Fact]
    public void Spearman_SmallTable_IsItsCoefficient()
    {
        // Ranks 1…5 against 2, 1, 4, 3, 5: the squared differences sum to 4, and 1 − 6·4 ÷ (5·24) = 0.8.
        Assert.Equal(0.8, Once(Correlation.Spearman([10, 20, 30, 40, 50], [3, 1, 7, 5, 900]), 5), 12);
    }

    [Fact]
    public void Spearman_Ties_ShareTheirMiddleRank()
    {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
        Assert.Equal(4.5 / Math.Sqrt(4.5 * 5), Once(Correlation.Spearman([1, 2, 2, 3], [1, 2, 3, 4]), 4), 12);
    }

    [Theory]
    [InlineData(0, 10, 0, 0.30850)]
    [InlineData(10, 10, 0.69150, 1)]
    [InlineData(5, 10, 0.18709, 0.81291)]
    [InlineData(1, 20, 0.00127, 0.24873)]
    [InlineData(0, 396, 0, 0.00927)]
    [InlineData(2000, 4000, 0.48438, 0.51562)]
    public void ClopperPearson_PublishedValues(int hits, int trials, double low, double high)
    {
        Interval interval = BinomialInterval.Of(hits, trials);

        Assert.Equal(low, interval.Low, 4e-5);
        Assert.Equal(high, interval.High, 4e-5);
    }

    [Fact]
    public void Precision_ByHand_FollowsThePrevalence()
    {
        Assert.Equal(0.009 / (0.009 + 0.0198), Ratio.Precision(0.01, 0.9, 0.02)!.Value, 12);
        Assert.Null(Ratio.Precision(0.01, 0, 0));
        Assert.Null(Ratio.Precision(0.01, 0.5, null));
    }

    [Fact]
    public void F1_ByHand()
    {
        // One hit, two predicted, three actual.
        Assert.Equal(2.0 / 5, Once(Ratio.F1([true, true, false, false], [true, false, true, true]), 4), 12);
        Assert.Equal(0, Once(Ratio.F1([true, false], [false, true]), 2));
    }

    [Fact]
    public void CalibrationError_ByHand_WeighsTheBins()
    {
        // One bin at 0.15 with half labelled (distance 0.35, two rows), one at 0.9 all labelled (distance 0.1, one row of share 2).
        double error = Once(Calibration.Error([0.1, 0.19999, 0.9], [false, true, true], [1, 1, 2]), 3);

        Assert.Equal(((2 * 0.350005) + (2 * 0.1)) / 4, error, 6);
    }

    [Fact]
    public void Bins_ScoreOfOne_LiesInTheLast()
    {
        ReliabilityBin[] bins = Calibration.Bins([1, 0], [true, false], [1, 1], [1, 1]);

        Assert.Equal((1, 1, 1), (bins[9].Rows, bins[9].MeanScore, bins[9].ShareLabelled));
        Assert.Equal(1, bins[0].Rows);
        Assert.Equal(2, bins.Sum(static b => b.Rows));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 3)]
    [InlineData(0.95, 4.8)]
    [InlineData(1, 5)]
    public void Percentile_ByHand(double share, double expected) => Assert.Equal(expected, Percentile.Of([1, 2, 3, 4, 5], share), 12);

    [Fact]
    public void Bootstrap_SameRows_GiveTheSameInterval()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(static i => i % 4 == 0 ? 1.0 : 0)];
        int[] clusters = [.. Enumerable.Range(0, 100)];

        Interval first = Bootstrap.Of(Ratio.Mean(values), clusters)!.Value;

        Assert.Equal(first, Bootstrap.Of(Ratio.Mean(values), clusters));

        // By the normal approximation 0.25 ± 1.96 · √(0.25 · 0.75 ÷ 100).
        Assert.Equal(0.165, first.Low, 0.02);
        Assert.Equal(0.335, first.High, 0.02);
    }

    [Fact]
    public void Bootstrap_Clusters_AreDrawnWhole()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(static i => i < 50 ? 1.0 : 0)];

        Interval single = Bootstrap.Of(Ratio.Mean(values), [.. Enumerable.Range(0, 100)])!.Value;
        Interval tied = Bootstrap.Of(Ratio.Mean(values), [.. Enumerable.Range(0, 100).Select(static i => i / 10)])!.Value;

        Assert.True(tied.High - tied.Low > 2 * (single.High - single.Low));
    }

    [Fact]
    public void Bootstrap_OneCluster_HasNoInterval() => Assert.Null(Bootstrap.Of(Ratio.Mean([1, 0]), [0, 0]));

    [Theory]
    [InlineData("", 0)]
    [InlineData("  \n", 0)]
    [InlineData("one", 1)]
    [InlineData(" one,  two\nthree ", 3)]
    public void Words_RunsBetweenWhiteSpace(string text, int expected) => Assert.Equal(expected, LengthOnly.Words(text));

    [Fact]
    public void LengthOnly_ChoosesItsDirection()
    {
        // The positives are the short ones.
        Assert.Equal(1, LengthOnly.RecallAt(0, [1, 2], [3, 4]));
        Assert.Equal(0, LengthOnly.FalseAlarmsAt(1, [1, 2], [3, 4]));
        Assert.Equal(0.5, LengthOnly.RecallAt(0, [1, 4], [3, 4]));
        Assert.Equal(0.5, LengthOnly.FalseAlarmsAt(1, [1, 3], [2, 4]));
        Assert.Equal(0.8, LengthOnly.BestF1([1, 3], [2, 4]), 12);
        Assert.Equal(0.7, LengthOnly.Area(0.3), 12);
    }

    private static double Once(Statistic statistic, int rows)
    {
        double[] once = new double[rows];
        Array.Fill(once, 1);
        return statistic(once);
    }
}
