using System.Globalization;

namespace EmpathyGuard.Judge.Tests;

/// <summary>What the cascade makes of the project's pairs and controls at its default bands, with a judge that is always right.</summary>
public class CascadeFiguresTests(ITestOutputHelper output)
{
    private const double MostAsked = 0.2;

    [Fact]
    public async Task DefaultBands_OnPairsAndControls_AskAFewAndLoseNowhere()
    {
        (double asked, Dictionary<string, (double Alone, double Cascade)> accuracy) = await CascadeMeasurement.MeasureAsync(new CascadeOptions(), Given.Token);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"replies {Corpus.All.Count}, of them reach the judge {asked:P1}"));
        foreach ((string name, (double alone, double cascade)) in accuracy)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: embedded {alone:F4}, cascade {cascade:F4}"));
        }

        Assert.True(Corpus.All.Count > 2000, $"Only {Corpus.All.Count} replies were read.");
        Assert.InRange(asked, 0.01, MostAsked);
        Assert.All(accuracy, static pair => Assert.True(pair.Value.Cascade >= pair.Value.Alone, $"{pair.Key}: {pair.Value.Cascade} < {pair.Value.Alone}"));
        Assert.Contains(accuracy.Values, static value => value.Cascade > value.Alone);
    }
}
