using EmpathyGuard.Detectors;
using EmpathyGuard.Scoring;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.Fit;

/// <summary>Fits everything, each room on top of the one below it: first what is read of the person, then the signals, then the modes.</summary>
internal sealed class WeightsFit(EmpathyWeights start, IReadOnlyList<BenchItem> items, TrainingSets? sets)
{
    private readonly List<FittedModel> _models = [];

    /// <summary>What was fitted and what was kept, in the order of the weights file.</summary>
    public IReadOnlyList<FittedModel> Models => _models;

    /// <summary>The weights so far.</summary>
    public EmpathyWeights Weights { get; private set; } = start;

    /// <summary>Fits every model that there are rows for.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        FitAffect(cancellationToken);
        ExchangeFeatures features = new(Weights);
        FittedModel stake = StakeFit.Run(items, features);
        cancellationToken.ThrowIfCancellationRequested();
        (FittedModel risk, IReadOnlyDictionary<string, double>? riskWords) = RiskFit.Run(items, sets?.ReadComments(cancellationToken) ?? [], features, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        Take(stake, risk);
        ActFit acts = new(new ActRows(items, features), cancellationToken);
        _models.AddRange(acts.Models);
        Weights = Weights.With([], riskWords: riskWords, actWords: acts.Words(), counterTerms: CounterWordFit.Run(items, features, _models, cancellationToken));
        features = new ExchangeFeatures(Weights);
        List<FittedModel> signals = [];
        foreach (SignalModel model in SignalModel.All)
        {
            (IReadOnlyList<FitRow> rows, string source) = sets?.Signal(model, features, cancellationToken) ?? ([], "");
            signals.Add(SignalFit.Run(model, rows, source));
        }

        Take([.. signals]);

        // The failures of sentences were fitted on the replies that the modes are fitted on: each is read as by a fit that did not see it.
        EmpathyWeights Without(int fold) => Weights.With([], actWords: acts.WordsWithout(fold));
        Take([.. ModeFits.Run(ReplyRow.Of(items, [.. Folds.All.Select(fold => new ExchangeFeatures(Without(fold)))]), cancellationToken)]);
        ModeLikelihood[] likelihood = [.. Weights.Modes.Likelihood];
        _models.AddRange(LikelihoodFit.Run(items, new LexicalEmpathyScorer(Weights), [.. Folds.All.Select(fold => new LexicalEmpathyScorer(Without(fold)))], likelihood, cancellationToken));
        Weights = Weights.With([], likelihood: likelihood);
        Take(ReferenceFit.Run(items));
        (IReadOnlyList<(FitRow Row, double Share)> renditions, string of) = sets?.Renditions(new ExchangeFeatures(Weights), cancellationToken) ?? ([], "");
        Take(RenditionFit.Run(renditions, of));
    }

    /// <summary>Bends the scores of each mode to the labels of the sets.</summary>
    public void Calibrate(TrainingSets labelled, CancellationToken cancellationToken)
    {
        // Fitted on scores as they are before any bend.
        EmpathyWeights plain = Weights.With([], [.. WeightLayout.Modes.Select(static _ => ModeCalibration.None)]);
        LexicalEmpathyScorer scorer = new(plain);
        ModeCalibration[] calibration = [.. Weights.Modes.Calibration];
        foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>())
        {
            (IReadOnlyList<FitRow> rows, string source) = labelled.Scores(mode, scorer, cancellationToken);
            FittedModel model = CalibrationFit.Run(mode, rows, source, out ModeCalibration fitted);
            _models.Add(model);
            calibration[(int)mode] = model.Weights is null ? calibration[(int)mode] : fitted;
        }

        Weights = Weights.With([], calibration);
    }

    private void FitAffect(CancellationToken cancellationToken)
    {
        AffectFit fit = new(Weights.Signals.Affect.Words);
        (IReadOnlyList<LabelledText> rows, string source) = sets?.Graded(WeightLayout.Valence, cancellationToken) ?? ([], "");
        FittedModel valence = fit.Valence(rows, source);
        if (valence.Weights is not null)
        {
            Weights = Weights.With([KeyValuePair.Create(valence.Name, valence.Weights)], affectWords: fit.Words());
        }

        (rows, source) = sets?.Graded(TrainingSets.AffectIntensity, cancellationToken) ?? ([], "");
        FittedModel intensity = fit.Intensity(rows, source, Weights.Signals.Affect);
        (rows, bool[]?[] labels, source) = sets?.Feelings(cancellationToken) ?? ([], [], "");
        FittedModel feelings = fit.Feelings(rows, labels, source, cancellationToken);
        Take(valence, intensity, feelings);
        if (valence.Weights is not null || intensity.Weights is not null || feelings.Weights is not null)
        {
            Weights = Weights.With([], affectWords: fit.Words());
        }
    }

    private void Take(params FittedModel[] models)
    {
        _models.AddRange(models);
        Weights = Weights.With(models.Where(static model => model.Weights is not null).Select(static model => KeyValuePair.Create(model.Name, model.Weights!)));
    }
}
