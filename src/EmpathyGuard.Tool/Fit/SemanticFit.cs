using System.Globalization;
using System.Text;
using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Semantic;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the heads on the sentence encoder, each on top of what words say by fits that did not see the row, and then again the signals and the modes, which
/// read what the heads make of a sentence.
/// </summary>
internal sealed class SemanticFit(EmpathyWeights start, IReadOnlyList<BenchItem> items, TrainingSets? sets)
{
    // A fit reads the same texts again for the signals and the modes.
    private const int KeptVectors = 1 << 17;

    // A false alarm takes the second reply from a person in distress and wakes somebody; a missed cue may cost more.
    private const double FalseAlarms = 0.05;

    // Above every threshold: what words say outright stays a cue.
    private const double Outright = 100;

    private readonly TextVectors _vectors = new(SentenceEncoder.Shared, KeptVectors);
    private readonly List<FittedModel> _models = [];
    private readonly List<FittedHead> _heads = [];
    private EmpathyWeights? _fitted;

    /// <summary>What was fitted and what was kept.</summary>
    public IReadOnlyList<FittedModel> Models => _models;

    /// <summary>Fits, and gives the text of the heads' file.</summary>
    /// <exception cref="ToolException">There is nothing to fit a head on.</exception>
    public string Run(CancellationToken cancellationToken)
    {
        ExchangeFeatures features = new(start);
        FitRisk(features, cancellationToken);
        ActFit acts = new(new ActRows(items, features), cancellationToken);
        FitSentences(acts, cancellationToken);
        _heads.Add(new AlignmentFit(items, _vectors).Run(features, cancellationToken));
        _heads.AddRange(new CounterFit(items, features, texts => Encode(texts, cancellationToken)).Run(cancellationToken));
        _heads.AddRange(new AskFit(items, features, texts => Encode(texts, cancellationToken)).Run(cancellationToken));
        FeelingFit? feelings = sets is null ? null : new(sets, start.Signals.Affect.Words, texts => Encode(texts, cancellationToken));
        _heads.AddRange(feelings?.Run(cancellationToken) ?? []);
        _models.AddRange(_heads.Select(static head => head.Model));
        _models.AddRange(feelings?.Summary ?? []);
        FitRest(acts, cancellationToken);
        StringBuilder text = new(Preamble());
        text.Append(HeadsText());
        foreach (FittedModel model in _models.Where(static model => model.Weights is not null && WeightLayout.Models.Any(layout => layout.Name == model.Name)))
        {
            IReadOnlyList<string> names = WeightLayout.Models.First(layout => layout.Name == model.Name).Features;
            text.Append(CultureInfo.InvariantCulture, $"# Fitted on {model.Rows} of {model.Source}.\n# Cross-validated: {string.Join("; ", model.Figures.Select(FitText.Figure))}.\n");
            for (int i = 0; i < names.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{model.Name} {names[i]} {model.Weights![i]}\n");
            }

            text.Append('\n');
        }

        text.Append(_fitted!.LikelihoodText());
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private void FitRisk(ExchangeFeatures features, CancellationToken cancellationToken)
    {
        IReadOnlyList<RiskScore> rows = RiskFit.CrossFit(items, sets?.ReadComments(cancellationToken) ?? [], features, cancellationToken);
        FitRow[] written = [.. rows.Where(static row => !row.IsComment).Select(static row => new FitRow([], row.Label, row.Weight, row.Fold, Lengths.Of(row.Text)))];
        if (!Lengths.HasBoth(written))
        {
            throw new ToolException("the head of risk needs risk items with and without a cue; give --pairs <folder>");
        }

        float[][] vectors = Encode([.. rows.Select(static row => row.Text)], cancellationToken);
        HeadRow[] read = [.. rows.Select((row, i) => new HeadRow(HeadRow.Read(row.LogOdds, vectors[i], null), row.Label, row.Weight, row.Fold))];
        HiddenFit both = new(read);
        double[] words = [.. rows.Select(static row => row.LogOdds)];
        double[] meaning = new HeadFit(read, hearsWords: false).CrossValidate(cancellationToken);
        double[] scores = [.. both.CrossValidate(cancellationToken).Select((score, i) => words[i] > SignalHead.OutrightWords ? Math.Max(Outright, score) : score)];
        double threshold = RiskScore.Threshold(rows, scores, FalseAlarms);
        double[] OfWritten(double[] of) => [.. of.Where((_, i) => !rows[i].IsComment)];
        FittedModel model = new(
            $"{SemanticHeads.Head} {SemanticHeads.Risk}",
            [],
            rows.Count,
            rows.Any(static row => row.IsComment) ? "messages of the items, and ordinary comments as a weak counterweight" : "messages of the items",
            [
                Separations.Auc(OfWritten(scores), written),
                Separations.Auc(OfWritten(words), written) with { Name = "AUC of words alone", LengthOnly = null },
                Separations.Auc(OfWritten(meaning), written) with { Name = "AUC of meaning alone", LengthOnly = null },
                new FitFigure("recall where 5 % of what only looks like it, and of ordinary messages, raise an alarm", Recall(rows, scores), null),
                new FitFigure("of words alone", Recall(rows, words), null),
                new FitFigure("of meaning alone", Recall(rows, meaning), null),
            ]);
        _heads.Add(both.Head(SemanticHeads.Risk, model, threshold));
    }

    private static double Recall(IReadOnlyList<RiskScore> rows, double[] scores)
    {
        double threshold = RiskScore.Threshold(rows, scores, FalseAlarms);
        return scores.Where((_, i) => rows[i] is { IsWritten: true, Label: > 0.5 }).Average(score => score > threshold ? 1.0 : 0);
    }

    // A head for each act, on top of what the words say by fits that did not see the row; and for each failure of a mode one without each fold.
    private void FitSentences(ActFit acts, CancellationToken cancellationToken)
    {
        float[][] texts = Encode([.. acts.Rows.Select(static row => row.Text)], cancellationToken);
        float[][] answered = Encode([.. acts.Rows.Select(static row => row.Message)], cancellationToken);
        for (int i = 0; i < ActSet.Count; i++)
        {
            int act = i;
            string signal = WeightLayout.Acts[act];
            int[] used = [.. Enumerable.Range(0, acts.Rows.Count).Where(r => acts.Rows[r].Counts[act] > 0)];
            ActRise[] rises = [.. acts.Rises.Where(rise => rise.Act == act)];
            double counts = rises.Length > 0 ? ActFit.OfRows : 1;
            HeadRow[] rows =
            [
                .. used.Select(r => new HeadRow(
                    HeadRow.Read(acts.LogOdds(acts.Rows[r], act), texts[r], answered[r]), acts.Rows[r].Labels[act], counts * acts.Rows[r].Counts[act], acts.Rows[r].Fold)),
            ];
            Dictionary<ActRow, double[]> features = new(ReferenceEqualityComparer.Instance);
            for (int r = 0; r < rows.Length; r++)
            {
                features.Add(acts.Rows[used[r]], rows[r].Features);
            }

            HeadRow[] read = [.. rows, .. rises.Select(rise => HeadRow.Of(rise, features))];
            FitRow[] labels = acts.OwnOf(act);
            if (!Lengths.HasBoth(labels))
            {
                throw new ToolException($"the head of {signal} needs sentences of both kinds; give --pairs <folder>");
            }

            int[] own = [.. Enumerable.Range(0, used.Length).Where(r => acts.Rows[used[r]].WrittenFor == act)];
            HeadFit both = new(read, hearsWords: true);
            (double[] Weights, double Constant)[] folds = both.FitFolds(cancellationToken);
            double[] scores = both.Scores(folds);
            double[] meaning = new HeadFit(read, hearsWords: false).CrossValidate(cancellationToken);
            (double[] weights, double constant) = both.Fit(static _ => true);
            FittedModel model = new(
                $"{SemanticHeads.Head} {signal}",
                weights,
                own.Length,
                ActFit.SourceOf(act),
                [
                    Separations.Auc([.. own.Select(r => scores[r])], labels),
                    Separations.Auc([.. own.Select(r => acts.LogOdds(acts.Rows[used[r]], act))], labels) with { Name = "AUC of words alone", LengthOnly = null },
                    Separations.Auc([.. own.Select(r => meaning[r])], labels) with { Name = "AUC of meaning alone", LengthOnly = null },
                ]);
            _heads.Add(new FittedHead(signal, model, weights, constant) { Folds = act < ActSet.FirstFailure ? [] : folds });
        }
    }

    // What stands on the sentences: the signals that are fitted, and the modes.
    private void FitRest(ActFit acts, CancellationToken cancellationToken)
    {
        _fitted = start;
        ISignalSource source = Source(fold: null);
        foreach (SignalModel model in SignalModel.All.Select(static model => model.ByMeaning))
        {
            (IReadOnlyList<FitRow> rows, string of) = sets?.Signal(model, new ExchangeFeatures(_fitted, source), cancellationToken) ?? ([], "");
            Take(SignalFit.Run(model, rows, of));
        }

        ISignalSource[] sources = [.. Folds.All.Select(fold => Source(fold))];
        EmpathyWeights Without(int fold) => _fitted.With([], actWords: acts.WordsWithout(fold));
        Take([.. ModeFits.Run(ReplyRow.Of(items, [.. Folds.All.Select(fold => new ExchangeFeatures(Without(fold), sources[fold]))]), cancellationToken)]);
        ModeLikelihood[] likelihood = [.. _fitted.Modes.Likelihood];
        _models.AddRange(LikelihoodFit.Run(
            items, new LexicalEmpathyScorer(_fitted, [source]), [.. Folds.All.Select(fold => new LexicalEmpathyScorer(Without(fold), [sources[fold]]))], likelihood, cancellationToken));
        _fitted = _fitted.With([], likelihood: likelihood);
    }

    private void Take(params FittedModel[] models)
    {
        _models.AddRange(models);
        _fitted = _fitted!.With(models.Where(static model => model.Weights is not null).Select(static model => KeyValuePair.Create(model.Name, model.Weights!)));
    }

    private float[][] Encode(string[] texts, CancellationToken cancellationToken)
    {
        float[][] vectors = new float[texts.Length][];
        ParallelOptions parallel = new() { CancellationToken = cancellationToken };
        _ = Parallel.For(0, texts.Length, parallel, i => _vectors.Encode(texts[i], vectors[i] = new float[SentenceEncoder.Dimensions]));
        return vectors;
    }

    private SemanticSignalSource Source(int? fold) => new(_vectors, SemanticHeads.Parse(HeadsText(fold), start));

    private string HeadsText(int? fold = null)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.On} {start.Hash}\n\n");
        foreach (FittedHead head in _heads)
        {
            head.Write(text, fold);
        }

        return text.ToString();
    }

    private string Preamble()
    {
        StringBuilder text = new();
        text.Append("# The heads on the sentence encoder of EmpathyGuard.Semantic, and the weights of what stands on them.\n");
        text.Append(CultureInfo.InvariantCulture, $"# Written by: empathyguard fit --scorer semantic{(sets is null ? "" : " --data <folder>")} --output heads.txt\n");
        text.Append(CultureInfo.InvariantCulture, $"# Seed: {Folds.Seed}, of the folds of the cross-validation; a second run gives the same bytes. See docs/fit.md.\n#\n# Fitted on:\n");
        text.Append(CultureInfo.InvariantCulture, $"#   the open half of the project's own pairs, {items.Count} items, written for this project (MIT)\n");
        foreach (TrainingSet set in sets?.Used ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"#   {set.File}, {set.Rows} rows ({set.Licence})\n");
        }

        text.Append('\n');
        return text.ToString();
    }
}
