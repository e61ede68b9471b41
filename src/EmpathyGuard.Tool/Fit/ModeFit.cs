using EmpathyGuard.Detectors;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits the modes: sign-constrained additive models that are to rank a bad reply above the good one and a larger dose above a smaller one, to tell
/// sound replies from bad ones, and to stay where they are when another mode fails. Projected gradients from zero with fixed steps.
/// </summary>
internal sealed class ModeFit
{
    // What was tried and kept: how steep the scores are, the share of sound replies below concern, and the largest weight before the steepness.
    private const double Steepness = 2.4;
    private const double SoundShare = 0.98;
    private const double MostWeight = 2.2;
    private const double Concern = EmpathyThresholds.DefaultConcern;

    private const int Steps = 1500;
    private const double Step = 1.5;
    private const double Pull = 0.008;
    private const double OfSound = 0.6;
    private const double OfBad = 0.4;
    private const double OfOthers = 0.25;
    private const int CertainDose = 2;

    // A weight starts from what its sign says, and the data must argue it away; most of all where nothing is at stake nothing can fail.
    private const double RaisesBefore = 1;
    private const double LowersBefore = -0.8;
    private const double StakeBefore = 1.6;

    private readonly ModeSigns _signs;
    private readonly IReadOnlyList<ReplyRow> _rows;
    private readonly int[] _features;
    private readonly int[] _sign;
    private readonly double[] _before;

    public ModeFit(ModeSigns signs, IReadOnlyList<ReplyRow> rows)
    {
        _signs = signs;
        _rows = rows;
        int[] all = signs.Of(ModeFeatures.Names);
        _features = [.. Enumerable.Range(0, ModeFeatures.Count).Where(j => j == 0 || all[j] != 0)];
        _sign = [.. _features.Select(j => all[j])];
        _before = [.. _features.Select(j => j == 0 ? 0 : ModeFeatures.Names[j] == "stake" ? StakeBefore : all[j] > 0 ? RaisesBefore : LowersBefore)];
    }

    /// <summary>Whether a reply belongs to an item that shows this failure.</summary>
    public bool IsOwn(ReplyRow row) => row.Mode == _signs.Mode && (_signs.Form is null || row.Form == _signs.Form);

    /// <summary>Whether a reply belongs to an item of the same mode, whatever its form.</summary>
    public bool IsSameMode(ReplyRow row) => row.Mode == _signs.Mode;

    /// <summary>The weights of every feature, fitted on the rows that are asked for; <see langword="null"/> without an own pair and a sound reply to a person with something at stake.</summary>
    public double[]? Fit(Func<ReplyRow, bool> use)
    {
        ReplyRow[] used = [.. _rows.Where(use)];
        double[][] sound = [.. used.Where(row => row.Mode != _signs.Mode || row.Dose == 0).Select(row => Cut(row.Features))];
        double[][] bad = [.. used.Where(row => IsOwn(row) && row.Dose >= CertainDose).Select(row => Cut(row.Features))];
        double[][] rises = [.. Differences(used.Where(IsOwn), fromGoodOnly: false)];
        double[][] others = [.. Differences(used.Where(row => row.Mode is not null && row.Mode != _signs.Mode), fromGoodOnly: true)];
        double[][] applies = [.. used.Where(static row => row.AtStake && row.Dose == 0).Select(row => Cut(row.Features))];
        if (rises.Length == 0 || applies.Length == 0)
        {
            return null;
        }

        double[] weights = new double[_features.Length];
        double[] gradient = new double[_features.Length];
        for (int i = 0; i < Steps; i++)
        {
            Array.Clear(gradient);
            Add(sound, weights, gradient, OfSound / Math.Max(1, sound.Length), static sum => Probability(sum));
            Add(bad, weights, gradient, OfBad / Math.Max(1, bad.Length), static sum => Probability(sum) - 1);
            Add(rises, weights, gradient, 1.0 / rises.Length, static sum => Probability(sum) - 1);
            Add(others, weights, gradient, OfOthers / Math.Max(1, others.Length), static sum => sum);
            Move(weights, gradient);
        }

        return Spread(Place(weights, applies));
    }

    // The constant is placed so that the sound replies to people with something at stake stay below concern, but for a few.
    private static double[] Place(double[] weights, double[][] applies)
    {
        double[] sums = [.. applies.Select(row => Steepness * AdditiveFit.Dot(weights, row)).Order()];
        double[] placed = [.. weights.Select(static weight => Steepness * weight)];
        placed[0] += Math.Log(Concern / (1 - Concern)) - sums[(int)(sums.Length * SoundShare)];
        return placed;
    }

    private void Move(double[] weights, double[] gradient)
    {
        weights[0] -= Step * gradient[0];
        for (int j = 1; j < weights.Length; j++)
        {
            double moved = weights[j] - (Step * (gradient[j] + (Pull * (weights[j] - _before[j]))));
            weights[j] = _sign[j] > 0 ? Math.Clamp(moved, 0, MostWeight) : Math.Clamp(moved, -MostWeight, 0);
        }
    }

    private static void Add(double[][] rows, double[] weights, double[] gradient, double share, Func<double, double> slope)
    {
        foreach (double[] row in rows)
        {
            double slopeHere = share * slope(AdditiveFit.Dot(weights, row));
            for (int j = 0; j < gradient.Length; j++)
            {
                gradient[j] += slopeHere * row[j];
            }
        }
    }

    // What changes between two replies to the same person.
    private IEnumerable<double[]> Differences(IEnumerable<ReplyRow> rows, bool fromGoodOnly)
    {
        foreach (IGrouping<string, ReplyRow> item in rows.GroupBy(static row => row.Item))
        {
            double[][] doses = [.. item.OrderBy(static row => row.Dose).Select(row => Cut(row.Features))];
            for (int from = 0; from < (fromGoodOnly ? 1 : doses.Length); from++)
            {
                for (int to = from + 1; to < doses.Length; to++)
                {
                    yield return [.. doses[to].Select((value, j) => value - doses[from][j])];
                }
            }
        }
    }

    private static double Probability(double sum) => 1 / (1 + Math.Exp(-sum));

    private double[] Cut(double[] features) => [.. _features.Select(j => features[j])];

    private double[] Spread(double[] weights)
    {
        double[] all = new double[ModeFeatures.Count];
        for (int i = 0; i < _features.Length; i++)
        {
            all[_features[i]] = weights[i];
        }

        return all;
    }
}
