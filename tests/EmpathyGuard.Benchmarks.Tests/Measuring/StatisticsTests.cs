using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks.Tests.Measuring;

public class StatisticsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(0.5)]
    public void Exponent_OfAPower_IsThatPower(double power)
    {
        (double, double)[] points = [.. new double[] { 10, 100, 1000, 100_000 }.Select(length => (length, 7 * Math.Pow(length, power)))];
        Assert.Equal(power, Statistics.Exponent(points), 9);
    }

    [Fact]
    public void Exponent_OfGrowthWithAFixedCost_IsBelowLinear() =>
        Assert.InRange(Statistics.Exponent([(10, 1010), (100, 1100), (1000, 2000)]), 0.1, 0.2);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.99, 3.97)]
    [InlineData(1, 4)]
    public void Quantile_OfUnorderedValues_LiesBetweenTheNearest(double share, double expected) =>
        Assert.Equal(expected, Statistics.Quantile([4, 1, 3, 2], share), 9);

    [Fact]
    public void Quantile_OfNothing_IsNotANumber() => Assert.True(double.IsNaN(Statistics.Quantile([], 0.5)));

    [Fact]
    public void Ratio_WithADisturbedRound_IsTheUndisturbedOne() =>
        Assert.Equal(3, Statistics.Ratio([30, 3000, 30], [10, 1000, 10]), 9);

    [Fact]
    public void Ratio_OverABase_IsOfWhatEachAdds() =>
        Assert.Equal(0.5, Statistics.Ratio([15, 16, 15], [20, 22, 20], [10, 10, 10]), 9);

    [Fact]
    public void Ratio_WhereTheOtherAddsNothing_IsNotANumber() => Assert.True(double.IsNaN(Statistics.Ratio([15], [10], [10])));

    [Fact]
    public void Added_OverABaseThatDrifts_IsTheDifferenceOfEachRound() =>
        Assert.Equal(5, Statistics.Added([15, 105, 1005], [10, 100, 1000]), 9);
}
