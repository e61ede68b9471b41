using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>The figures of one mode on its pairs and on the controls.</summary>
internal sealed class ModeFigures
{
    /// <summary>How far a mode that is not declared may move, up or down.</summary>
    public const double SelectivityMargin = 0.05;

    private const double EvenRate = 0.5;
    private const double UsualRate = 0.05;

    private readonly EmpathyFailureMode _mode;
    private readonly IReadOnlyList<ScoredPair> _pairs;
    private readonly ModeRows _rows;
    private readonly int[] _badWords;
    private readonly int[] _goodWords;
    private readonly int[] _controlWords;

    public ModeFigures(EmpathyFailureMode mode, IReadOnlyList<ScoredPair> pairs, IReadOnlyList<ScoredControl> controls)
    {
        _mode = mode;
        _pairs = pairs;
        _rows = new ModeRows(mode, pairs, controls);
        _badWords = [.. _rows.Bad.Select(static r => r.Words)];
        _goodWords = [.. _rows.Good.Select(static r => r.Words)];
        _controlWords = [.. _rows.Controls.Select(static r => r.Words)];
    }

    public FigureTable Table() => new()
    {
        Title = $"{EnumNames.Of(_mode)}: pairs and controls",
        Figures =
        [
            .. Ranked(),
            .. Selectivity(),
            .. AtThreshold("concern", EmpathyThresholds.DefaultConcern),
            .. AtThreshold("failure", EmpathyThresholds.DefaultFailure),
            Figures.Resampled(
                "recall at 1 % false alarms",
                Separation.RecallAtFalseAlarms(0.01, _rows.Scores, _rows.Labels),
                _rows.Clusters,
                LengthOnly.RecallAt(0.01, _badWords, [.. _goodWords, .. _controlWords])),
            CalibrationError("expected calibration error of the likelihood on the pairs", EvenRate, Goals.CalibrationError),
            CalibrationError($"expected calibration error of the likelihood where {UsualRate * 100:0} % of replies fail", UsualRate, null),
        ],
    };

    public ReliabilityCurve Curve()
    {
        double[] once = new double[_rows.PairRows];
        Array.Fill(once, 1);
        return new ReliabilityCurve
        {
            Mode = _mode,
            Error = CalibrationError("", EvenRate, null).Value,
            Bins = Calibration.Bins(LikelihoodsAt(EvenRate), _rows.Labels[.._rows.PairRows], _rows.Shares, once),
        };
    }

    private IEnumerable<Figure> Ranked()
    {
        double[] scores = _rows.Scores[.._rows.PairRows];
        double[] lengths = _rows.Lengths[.._rows.PairRows];
        bool[] labels = _rows.Labels[.._rows.PairRows];
        yield return Figures.Resampled(
            "AUC, bad against good",
            Separation.Auc(scores, labels),
            _rows.Clusters[.._rows.PairRows],
            LengthOnly.Area(Figures.Once(Separation.Auc(lengths, labels), lengths.Length)));

        yield return PairAccuracy("pair accuracy", static _ => true, Goals.PairAccuracy);
        foreach (int dose in _pairs.SelectMany(static p => p.Item.Bad).Select(static b => b.Dose).Distinct().Order())
        {
            yield return PairAccuracy($"pair accuracy at dose {dose}", d => d == dose, null);
        }

        double[] rises = [.. _pairs.Select(p => p.Rises(r => r[_mode]) ? 1.0 : 0)];
        double longer = _pairs.Count(static p => p.Rises(static r => r.Words));
        double shorter = _pairs.Count(static p => p.Rises(static r => -r.Words));
        yield return Figures.Share(
            "dose monotone",
            rises,
            [.. Enumerable.Range(0, _pairs.Count)],
            Math.Max(longer, shorter) / _pairs.Count,
            Goals.DoseMonotone);
    }

    private Figure PairAccuracy(string name, Func<int, bool> dose, Goal? goal)
    {
        List<double> right = [];
        List<int> clusters = [];
        double longer = 0;
        double shorter = 0;
        for (int i = 0; i < _pairs.Count; i++)
        {
            ScoredPair pair = _pairs[i];
            for (int k = 0; k < pair.Bad.Count; k++)
            {
                if (dose(pair.Item.Bad[k].Dose))
                {
                    right.Add(pair.Bad[k][_mode] > pair.Good[_mode] ? 1 : 0);
                    clusters.Add(i);
                    longer += pair.Bad[k].Words > pair.Good.Words ? 1 : 0;
                    shorter += pair.Bad[k].Words < pair.Good.Words ? 1 : 0;
                }
            }
        }

        return Figures.Share(name, [.. right], [.. clusters], Math.Max(longer, shorter) / right.Count, goal);
    }

    private IEnumerable<Figure> Selectivity()
    {
        List<double> still = [];
        List<int> clusters = [];
        List<double> whole = [];
        for (int i = 0; i < _pairs.Count; i++)
        {
            ScoredPair pair = _pairs[i];
            EmpathyFailureMode[] others = [.. Enum.GetValues<EmpathyFailureMode>().Where(m => m != _mode && !pair.Item.Declared.Contains(m))];
            foreach (ScoredReply bad in pair.Bad)
            {
                double[] moved = [.. others.Select(m => Math.Abs(bad[m] - pair.Good[m]) <= SelectivityMargin ? 1.0 : 0)];
                still.AddRange(moved);
                clusters.AddRange(moved.Select(_ => i));
                whole.Add(moved.All(static m => m > 0) ? 1 : 0);
            }
        }

        yield return Figures.Share("selectivity: other modes that stay within .05", [.. still], [.. clusters], null, Goals.Selectivity);
        yield return Figures.Share("selectivity: pairs where all of them do", [.. whole], _rows.BadClusters, null);
    }

    private IEnumerable<Figure> AtThreshold(string name, double threshold)
    {
        int[] benign = [.. _goodWords, .. _controlWords];
        double[] bad = [.. _rows.Bad.Select(r => r[_mode] >= threshold ? 1.0 : 0)];
        double recall = Figures.Once(Ratio.Mean(bad), bad.Length);
        int goodAlarms = _rows.Good.Count(r => r[_mode] >= threshold);
        int controlAlarms = _rows.Controls.Count(r => r[_mode] >= threshold);
        Figure found = Figures.Share(
            $"bad replies found at {name}",
            bad,
            _rows.BadClusters,
            LengthOnly.RecallAt((double)(goodAlarms + controlAlarms) / Math.Max(1, benign.Length), _badWords, benign));
        yield return found;
        yield return Figures.Share(
            $"good replies found at {name} (false alarms)", goodAlarms, _rows.Good.Length, LengthOnly.FalseAlarmsAt(recall, _badWords, _goodWords));
        yield return Figures.Share(
            $"controls found at {name} (false alarms)", controlAlarms, _rows.Controls.Length, LengthOnly.FalseAlarmsAt(recall, _badWords, _controlWords));
        Figure alarms = Figures.Share("", goodAlarms + controlAlarms, benign.Length, LengthOnly.FalseAlarmsAt(recall, _badWords, benign));
        yield return Precision(name, 0.01, found, alarms);
        yield return Precision(name, 0.05, found, alarms);
    }

    // The interval takes both shares at their worst and at their best: wider than need be, but no alarm on 500 replies is not yet
    // never an alarm, which resampling would make of it.
    private static Figure Precision(string name, double prevalence, Figure found, Figure alarms)
    {
        double? value = Ratio.Precision(prevalence, found.Value, alarms.Value);
        double? low = Ratio.Precision(prevalence, found.Interval?.Low, alarms.Interval?.High);
        double? high = Ratio.Precision(prevalence, found.Interval?.High, alarms.Interval?.Low);
        return new Figure
        {
            Name = $"precision of {name} where {prevalence * 100:0} % of replies fail",
            Value = value,
            Interval = value is null || low is null || high is null ? null : new Interval(low.Value, high.Value),
            N = found.N + alarms.N,
            LengthOnly = Ratio.Precision(prevalence, found.Value, alarms.LengthOnly),
        };
    }

    // As many bad replies as good ones are in the pairs; in the world there are few.
    private double[] SharesAt(double rate)
    {
        double bad = _rows.Shares.Where((_, i) => _rows.Labels[i]).Sum();
        double good = _rows.Shares.Where((_, i) => !_rows.Labels[i]).Sum();
        return [.. _rows.Shares.Select((share, i) => share * (_rows.Labels[i] ? rate / bad : (1 - rate) / good))];
    }

    private double[] LikelihoodsAt(double rate) => [.. _rows.Replies[.._rows.PairRows].Select(reply => reply.Likelihood(_mode, rate))];

    private Figure CalibrationError(string name, double rate, Goal? goal)
    {
        double[] shares = SharesAt(rate);
        double[] scores = LikelihoodsAt(rate);
        bool[] labels = _rows.Labels[.._rows.PairRows];
        double[] places = LengthOnly.Places(_rows.Lengths[.._rows.PairRows], labels);
        return Figures.Resampled(
            name,
            Calibration.Error(scores, labels, shares),
            _rows.Clusters[.._rows.PairRows],
            Figures.Once(Calibration.Error(places, labels, shares), places.Length),
            goal);
    }
}
