namespace EmpathyGuard.Judge.Tests;

/// <summary>What the cascade makes of the project's pairs and controls, with a judge that is always right.</summary>
internal static class CascadeMeasurement
{
    private static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    /// <summary>Measures.</summary>
    /// <param name="options">The bands.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <returns>The share of replies that reach the judge, and of each mode how often labels and pairs are right without it and with it.</returns>
    public static async Task<(double Asked, Dictionary<string, (double Alone, double Cascade)> Accuracy)> MeasureAsync(CascadeOptions options, CancellationToken cancellationToken = default)
    {
        var truth = Corpus.All.ToLookup(static item => Neutral(item.Exchange.Messages[item.Exchange.ReplyIndex].Text));
        using ScriptedJudge client = new(prompt => prompt.Answer(name => (
            truth[Neutral(prompt.Reply)].Any(item => item.Fails(Enum.Parse<EmpathyFailureMode>(name, ignoreCase: true))) ? "yes" : "no",
            prompt.Reply,
            name == "linguisticDistancing" ? "" : prompt.Person)));
        var judge = new JudgeEmpathyScorer(client, new EmpathyJudgeOptions { Streaming = false, MaxRetries = 0, MaxTextLength = 1 << 20 });
        var cascade = new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, judge, options);
        List<(Corpus.Item Item, EmpathyAssessment Alone, EmpathyAssessment Both)> read = [];
        foreach (Corpus.Item item in Corpus.All)
        {
            read.Add((item, LexicalEmpathyScorer.Shared.Assess(item.Exchange), await cascade.AssessAsync(item.Exchange, cancellationToken)));
        }

        if (read.Any(static r => r.Both.SecondOpinion!.Status == SecondOpinionStatus.Unjudged))
        {
            throw new InvalidOperationException("The judge that is always right did not judge.");
        }

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
