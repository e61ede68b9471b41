namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Fits weights of words: linear or logistic regression with a quadratic pull to 0, by Newton steps on one weight after the other in a fixed
/// order from zero with fixed rounds. Nothing is summed in parallel, so the same rows give the same bits.
/// </summary>
internal sealed class WordFit
{
    private const int Rounds = 12;

    private readonly int[] _start;
    private readonly int[] _rows;
    private readonly float[] _values;
    private readonly int _features;

    /// <param name="rows">The features of each row with their values; a row names a feature once.</param>
    /// <param name="features">How many features there are.</param>
    public WordFit(IReadOnlyList<(int[] Features, float[] Values)> rows, int features)
    {
        _features = features;
        _start = new int[features + 1];
        foreach ((int[] of, _) in rows)
        {
            foreach (int feature in of)
            {
                _start[feature + 1]++;
            }
        }

        for (int j = 0; j < features; j++)
        {
            _start[j + 1] += _start[j];
        }

        _rows = new int[_start[features]];
        _values = new float[_start[features]];
        int[] at = [.. _start];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int k = 0; k < rows[i].Features.Length; k++)
            {
                int place = at[rows[i].Features[k]]++;
                _rows[place] = i;
                _values[place] = rows[i].Values[k];
            }
        }
    }

    /// <summary>Fits.</summary>
    /// <param name="labels">What each row is to come to; 0 or 1 where it is logistic.</param>
    /// <param name="use">The rows that count.</param>
    /// <param name="pull">How strongly each feature is pulled to 0.</param>
    /// <param name="sign">1 may not be below 0, −1 not above, 0 may be either.</param>
    /// <param name="isLogistic">Whether the labels are two.</param>
    public double[] Fit(double[] labels, bool[] use, Func<int, double> pull, Func<int, int> sign, bool isLogistic)
    {
        double[] weights = new double[_features];
        double[] sums = new double[labels.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int j = 0; j < _features; j++)
            {
                double gradient = pull(j) * weights[j];
                double curve = pull(j) + 1e-6;
                for (int k = _start[j]; k < _start[j + 1]; k++)
                {
                    int row = _rows[k];
                    if (!use[row])
                    {
                        continue;
                    }

                    double value = _values[k];
                    double said = isLogistic ? 1 / (1 + Math.Exp(-sums[row])) : sums[row];
                    gradient += (said - labels[row]) * value;
                    curve += (isLogistic ? Math.Max(0.01, said * (1 - said)) : 1) * value * value;
                }

                double next = weights[j] - (gradient / curve);
                next = sign(j) > 0 ? Math.Max(0, next) : sign(j) < 0 ? Math.Min(0, next) : next;
                double moved = next - weights[j];
                if (moved == 0)
                {
                    continue;
                }

                weights[j] = next;
                for (int k = _start[j]; k < _start[j + 1]; k++)
                {
                    sums[_rows[k]] += moved * _values[k];
                }
            }
        }

        return weights;
    }

    /// <summary>The sum of each row.</summary>
    public double[] Sums(double[] weights, int rows)
    {
        double[] sums = new double[rows];
        for (int j = 0; j < _features; j++)
        {
            for (int k = _start[j]; k < _start[j + 1]; k++)
            {
                sums[_rows[k]] += weights[j] * _values[k];
            }
        }

        return sums;
    }
}
