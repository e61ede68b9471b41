using EmpathyGuard.Detectors;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the modes: sign-constrained additive models that are to rank a bad reply above the good one and a larger dose above a smaller one, to give
/// whole replies the degree that readers gave them, and to stay where they are when another mode fails. Projected gradients with momentum
/// from zero with fixed steps.
/// </summary>
internal sealed class ModeFit
{
    // What was tried and kept by cross-validation: the shares of sound replies below concern and below failure, and how far a score may be steepened.
    private const double BelowConcern = 0.993;
    private const double BelowFailure = 0.998;
    private const double Steepest = 3;
    private const double Concern = EmpathyThresholds.DefaultConcern;

    private const int Steps = 1500;
    private const double Step = 0.05;
    private const double Momentum = 0.9;
    private const double Pull = 0.01;
    private const double OfControls = 0.5;
    private const double OfGoods = 0.3;
    private const double OfPairs = 2;
    private const double OfOthers = 0.2;

    // What moves a score where another mode fails counts beside what moves the sum: far below every threshold a sum may move and nobody sees it.
    private const double OfSeen = 70;

    // A mode's score is the largest of its forms: where one of them rises the others may not fall, or it rises from further up.
    private const double OfForms = 1;

    // What hardly ever occurs in the rows may not gain a weight beyond measure for it.
    private const double LeastDeviation = 0.02;

    // A plain failure is rarer than a sound reply, and one of a form is rarer still.
    private const double PlainCounts = 1.5;
    private const double PlainOfFormCounts = 4;

    private static readonly double[] Targets = [0.02, 0.25, 0.6, 0.85];

    private readonly ModeSigns _signs;
    private readonly IReadOnlyList<ReplyRow> _rows;
    private readonly int[] _features;
    private readonly int[] _sign;

    public ModeFit(ModeSigns signs, IReadOnlyList<ReplyRow> rows)
    {
        _signs = signs;
        _rows = rows;
        int[] all = signs.Of(ModeFeatures.Names);
        _features = [.. Enumerable.Range(0, ModeFeatures.Count).Where(j => j == 0 || all[j] != 0)];
        _sign = [.. _features.Select(j => all[j])];
    }

    /// <summary>Whether a reply belongs to an item that shows this failure.</summary>
    public bool IsOwn(ReplyRow row) => row.Mode == _signs.Mode && (_signs.Form is null || row.Form == _signs.Form);

    /// <summary>Whether a reply belongs to an item of the same mode, whatever its form.</summary>
    public bool IsSameMode(ReplyRow row) => row.Mode == _signs.Mode;

    /// <summary>How far a whole reply fails in this way, 0…3; <see langword="null"/> where it fails in the same mode in another.</summary>
    public double? DegreeOf(ReplyRow row) => row.Degrees?[(int)_signs.Mode] is double degree && (degree <= 0 || _signs.WholeForm is null || row.Forms.Contains(_signs.WholeForm)) ? degree : null;

    /// <summary>The weights of every feature, fitted on the rows that are asked for; <see langword="null"/> without an own pair and a sound reply to a person with something at stake.</summary>
    public double[]? Fit(Func<ReplyRow, bool> use)
    {
        ReplyRow[] used = [.. _rows.Where(use)];
        if (!used.Any(IsOwn) || !used.Any(IsSound))
        {
            return null;
        }

        double[] unit = Units(used);
        Target[] targets = [.. TargetsOf(used).Select(target => target with { Features = Scaled(target.Features, unit) })];
        double[][] rises = [.. Differences(used.Where(IsOwn), fromGoodOnly: false).Select(row => Scaled(row, unit))];
        double[][] forms = [.. Differences(used.Where(row => IsSameMode(row) && !IsOwn(row)), fromGoodOnly: true).Select(row => Scaled(row, unit))];
        (double[] From, double[] To)[] others = [.. Changes(used.Where(row => row.Mode is not null && row.Mode != _signs.Mode), fromGoodOnly: true).Select(change => (Scaled(change.From, unit), Scaled(change.To, unit)))];
        double[][] sound = [.. used.Where(IsSound).Select(row => Scaled(Cut(row.Features), unit))];
        double[] weights = new double[_features.Length];
        double[] speed = new double[_features.Length];
        double[] gradient = new double[_features.Length];
        for (int i = 0; i < Steps; i++)
        {
            Array.Clear(gradient);
            foreach (Target target in targets)
            {
                AddRow(target.Features, gradient, target.Counts * (Probability(AdditiveFit.Dot(weights, target.Features)) - target.Score));
            }

            Add(rises, weights, gradient, OfPairs / rises.Length, static sum => Probability(sum) - 1);
            Add(forms, weights, gradient, OfForms / Math.Max(1, forms.Length), static sum => Probability(sum) - 1);
            foreach ((double[] from, double[] to) in others)
            {
                AddMove(from, to, weights, gradient, 1.0 / others.Length);
            }

            Move(weights, speed, gradient);
        }

        return Spread(Scaled(Place(weights, sound), unit));
    }

    // The constant and the slope are placed so that all but a few of the sound replies to people with something at stake stay below concern,
    // and fewer still reach failure. A form is one of four in its mode and gets half of their room.
    private double[] Place(double[] weights, double[][] sound)
    {
        double room = _signs.Form is null ? 1 : 0.5;
        double[] sums = [.. sound.Select(row => AdditiveFit.Dot(weights, row)).Order()];
        double atConcern = sums[(int)(sums.Length * (1 - ((1 - BelowConcern) * room)))];
        double atFailure = sums[(int)(sums.Length * (1 - ((1 - BelowFailure) * room)))];
        double concern = Math.Log(Concern / (1 - Concern));
        double slope = Math.Clamp(-concern / Math.Max(0.05, atFailure - atConcern), 1, Steepest);
        double[] placed = [.. weights.Select(weight => slope * weight)];
        placed[0] += concern - (slope * atConcern);
        return placed;
    }

    private bool IsSound(ReplyRow row) => row.AtStake && row.Dose == 0 && (row.Degrees is null || DegreeOf(row) == 0);

    // What each reply should score, and how much it counts.
    private IEnumerable<Target> TargetsOf(ReplyRow[] used)
    {
        double controls = Math.Max(1, used.Count(static row => row.IsControl));
        double wholes = Math.Max(1, used.Count(static row => row.Degrees is not null));
        double goods = Math.Max(1, used.Count(static row => row.Mode is not null && row.Dose == 0));
        foreach (ReplyRow row in used.Where(static row => row.AtStake && row.Dose == 0))
        {
            double[] features = Cut(row.Features);
            if (row.Degrees is null)
            {
                yield return new Target(features, Targets[0], row.IsControl ? OfControls / controls : OfGoods / goods);
            }
            else if (DegreeOf(row) is double degree)
            {
                double plain = degree < 2 ? 1 : _signs.Form is null ? PlainCounts : PlainOfFormCounts;
                yield return new Target(features, ScoreOf(degree), plain / wholes);
            }
        }
    }

    private static double ScoreOf(double degree)
    {
        int below = Math.Min((int)degree, Targets.Length - 2);
        return Targets[below] + ((degree - below) * (Targets[below + 1] - Targets[below]));
    }

    private void Move(double[] weights, double[] speed, double[] gradient)
    {
        for (int j = 0; j < weights.Length; j++)
        {
            speed[j] = (Momentum * speed[j]) + gradient[j] + (j == 0 ? 0 : Pull * weights[j]);
            double moved = weights[j] - (Step * speed[j]);
            weights[j] = j == 0 ? moved : _sign[j] > 0 ? Math.Max(0, moved) : Math.Min(0, moved);
            speed[j] = weights[j].Equals(moved) ? speed[j] : 0;
        }
    }

    private static void Add(double[][] rows, double[] weights, double[] gradient, double share, Func<double, double> slope)
    {
        foreach (double[] row in rows)
        {
            AddRow(row, gradient, share * slope(AdditiveFit.Dot(weights, row)));
        }
    }

    // Half the square of how far the sum moves, and of how far the score does.
    private static void AddMove(double[] from, double[] to, double[] weights, double[] gradient, double share)
    {
        double before = AdditiveFit.Dot(weights, from);
        double after = AdditiveFit.Dot(weights, to);
        double low = Probability(before);
        double high = Probability(after);
        double sum = OfOthers * (after - before);
        double score = OfSeen * (high - low);
        AddRow(to, gradient, share * (sum + (score * high * (1 - high))));
        AddRow(from, gradient, -share * (sum + (score * low * (1 - low))));
    }

    private static void AddRow(double[] row, double[] gradient, double slope)
    {
        for (int j = 0; j < gradient.Length; j++)
        {
            gradient[j] += slope * row[j];
        }
    }

    // What changes between two replies to the same person.
    private IEnumerable<double[]> Differences(IEnumerable<ReplyRow> rows, bool fromGoodOnly) =>
        Changes(rows, fromGoodOnly).Select(static change => change.To.Zip(change.From, static (to, from) => to - from).ToArray());

    private IEnumerable<(double[] From, double[] To)> Changes(IEnumerable<ReplyRow> rows, bool fromGoodOnly)
    {
        foreach (IGrouping<string, ReplyRow> item in rows.GroupBy(static row => row.Item))
        {
            double[][] doses = [.. item.OrderBy(static row => row.Dose).Select(row => Cut(row.Features))];
            for (int from = 0; from < (fromGoodOnly ? 1 : doses.Length); from++)
            {
                for (int to = from + 1; to < doses.Length; to++)
                {
                    yield return (doses[from], doses[to]);
                }
            }
        }
    }

    private static double Probability(double sum) => 1 / (1 + Math.Exp(-sum));

    private double[] Cut(double[] features) => [.. _features.Select(j => features[j])];

    // Weights are compared in deviations, or a share that never passes a tenth would be held back ten times as much as a mark of 0 or 1.
    private double[] Units(ReplyRow[] rows) =>
    [
        .. _features.Select(j =>
        {
            double mean = rows.Average(row => row.Features[j]);
            double variance = rows.Average(row => (row.Features[j] - mean) * (row.Features[j] - mean));
            return j == 0 ? 1 : 1 / Math.Max(LeastDeviation, Math.Sqrt(variance));
        }),
    ];

    private static double[] Scaled(double[] row, double[] unit) => [.. row.Select((value, j) => value * unit[j])];

    private double[] Spread(double[] weights)
    {
        double[] all = new double[ModeFeatures.Count];
        for (int i = 0; i < _features.Length; i++)
        {
            all[_features[i]] = weights[i];
        }

        return all;
    }

    private readonly record struct Target(double[] Features, double Score, double Counts);
}
