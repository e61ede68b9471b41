using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Tool.Fit;

namespace EmpathyGuard.Tool.Tests.Fit;

public sealed class ModeSignsTests
{
    [Fact]
    public void Table_EveryName_IsAFeatureWithOneSign() => Assert.All(ModeSigns.All, static signs =>
    {
        int[] values = signs.Of(ModeFeatures.Names);

        Assert.Equal(signs.Raises.Split(' ').Length, values.Count(static sign => sign > 0));
        Assert.Equal(signs.Lowers.Split(' ').Length, values.Count(static sign => sign < 0));
        Assert.Equal(0, values[0]);
    });

    [Fact]
    public void Table_EmbeddedWeights_KeepTheSigns() => Assert.All(ModeSigns.All, static signs =>
    {
        int[] values = signs.Of(ModeFeatures.Names);
        double[] weights = EmpathyWeights.Default.Models[signs.Model];

        Assert.All(Enumerable.Range(1, weights.Length - 1), j => Assert.True(Math.Sign(weights[j]) == values[j] || weights[j] == 0, $"{signs.Model} {ModeFeatures.Names[j]}"));
    });

    [Fact]
    public void Priors_EveryFittedSignal_HasOneForEachFeature() => Assert.All(
        SignalModel.All,
        static model => Assert.Equal(WeightLayout.Models.First(m => m.Name == model.Name).Features.Count, model.Prior.Length));
}
