using System.Globalization;

namespace EmpathyGuard.Judge.Tests;

/// <summary>What the cascade makes of the project's pairs and controls at its default bands, with a judge that is always right.</summary>
public class CascadeFiguresTests(ITestOutputHelper output)
{
    private const double MostAsked = 0.2;

    private static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    [Fact]
    public async Task DefaultBands_OnPairsAndControls_AskAFewAndLoseNowhere()
    {
        (double asked, Dictionary<string, (double Alone, double Cascade)> accuracy) = await MeasureAsync(new CascadeOptions());
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

    [Theory(Explicit = true)]
    [InlineData(0.02, 0.05)]
    [InlineData(0.03, 0.05)]
    [InlineData(0.05, 0.05)]
    [InlineData(0.05, 0.1)]
    [InlineData(0.08, 0.05)]
    [InlineData(0.1, 0.05)]
    public async Task OtherBands_OnPairsAndControls_AreMeasured(double band, double confidence)
    {
        var options = new CascadeOptions { LowConfidence = confidence };
        options.SetBands(band);
        (double asked, Dictionary<string, (double Alone, double Cascade)> accuracy) = await MeasureAsync(options);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"band {band}, confidence {confidence}: asked {asked:P1}"));
        output.WriteLine(string.Join("; ", accuracy.Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value.Alone:F3} → {pair.Value.Cascade:F3}"))));
        foreach (EmpathyFailureMode mode in Modes)
        {
            var one = new CascadeOptions { LowConfidence = 0 };
            one.SetBands(0);
            _ = mode switch
            {
                EmpathyFailureMode.SentimentAttenuation => one.SentimentAttenuationBand = band,
                EmpathyFailureMode.GranularityMismatch => one.GranularityMismatchBand = band,
                EmpathyFailureMode.ConflictAvoidance => one.ConflictAvoidanceBand = band,
                _ => one.LinguisticDistancingBand = band,
            };
            (double only, _) = await MeasureAsync(one);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {mode} alone: asked {only:P1}"));
        }
    }

    private static async Task<(double Asked, Dictionary<string, (double Alone, double Cascade)> Accuracy)> MeasureAsync(CascadeOptions options)
    {
        var truth = Corpus.All.ToLookup(static item => Neutral(item.Exchange.Messages[item.Exchange.ReplyIndex].Text));
        JudgeEmpathyScorer judge = Given.Judge(
            prompt => prompt.Answer(name => (
                truth[Neutral(prompt.Reply)].Any(item => item.Fails(Enum.Parse<EmpathyFailureMode>(name, ignoreCase: true))) ? "yes" : "no",
                prompt.Reply,
                name == "linguisticDistancing" ? "" : prompt.Person)),
            streaming: false,
            configure: static o => o.MaxTextLength = 1 << 20);
        var cascade = new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, judge, options);
        List<(Corpus.Item Item, EmpathyAssessment Alone, EmpathyAssessment Both)> read = [];
        foreach (Corpus.Item item in Corpus.All)
        {
            read.Add((item, LexicalEmpathyScorer.Shared.Assess(item.Exchange), await cascade.AssessAsync(item.Exchange, Given.Token)));
        }

        Assert.DoesNotContain(read, static r => r.Both.SecondOpinion!.Status == SecondOpinionStatus.Unjudged);
        double asked = read.Count(static r => r.Both.SecondOpinion!.Status == SecondOpinionStatus.Judged) / (double)read.Count;
        Dictionary<string, (double, double)> accuracy = [];
        foreach (EmpathyFailureMode mode in Modes)
        {
            var own = read.Where(r => r.Item.Mode == mode || r.Item.Mode is null).ToList();
            accuracy[$"{mode} labels"] = (Share(own, r => IsRight(r.Item, mode, r.Alone)), Share(own, r => IsRight(r.Item, mode, r.Both)));
            var sound = own.Where(static r => r.Item.Mode is not null && r.Item.Dose == 0).ToDictionary(static r => r.Item.Id);
            var bad = own.Where(static r => r.Item.Dose > 0).ToList();
            accuracy[$"{mode} pairs"] = (
                Share(bad, r => Score(r.Alone, mode) > Score(sound[r.Item.Id].Alone, mode)),
                Share(bad, r => Score(r.Both, mode) > Score(sound[r.Item.Id].Both, mode)));
        }

        return (asked, accuracy);
    }

    private static string Neutral(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool IsRight(Corpus.Item item, EmpathyFailureMode mode, EmpathyAssessment assessment) =>
        item.Fails(mode) == (assessment.Modes[mode].Label is EmpathyLabel.Concern or EmpathyLabel.Failure);

    private static double Score(EmpathyAssessment assessment, EmpathyFailureMode mode) => assessment.Modes[mode].Score ?? 0;

    private static double Share<T>(List<T> items, Func<T, bool> holds) => items.Count(holds) / (double)items.Count;
}
