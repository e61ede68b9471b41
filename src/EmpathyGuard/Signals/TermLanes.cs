using EmpathyGuard.Compiled;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Weights of the words of a sentence and their neighbours, a lane for each thing that they speak for.</summary>
internal sealed class TermLanes
{
    // From so many words on a sentence says no more for being longer.
    private const double UsualWords = 16;

    private readonly TermTable _terms;
    private readonly float[] _weights;

    /// <param name="weights">The weights of each term, no more of them than there are lanes.</param>
    public TermLanes(IReadOnlyDictionary<string, double[]> weights)
    {
        string[] terms = [.. weights.Keys];
        _terms = new TermTable(terms);
        _weights = new float[terms.Length * ActSums.Lanes];
        for (int row = 0; row < terms.Length; row++)
        {
            double[] lanes = weights[terms[row]];
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                _weights[(row * ActSums.Lanes) + lane] = (float)lanes[lane];
            }
        }
    }

    /// <summary>The weights that <see cref="Write"/> wrote.</summary>
    public TermLanes(ref CompiledReader reader)
    {
        _terms = new TermTable(ref reader);
        _weights = reader.Singles();
        if (_weights.Length != _terms.Rows * ActSums.Lanes)
        {
            throw CompiledReader.Damaged();
        }
    }

    /// <summary>How many terms there are.</summary>
    public int Rows => _terms.Rows;

    /// <summary>What the number of words divides the sum of their weights by.</summary>
    public static double Divisor(int words) => Math.Sqrt(Math.Max(UsualWords, words) / UsualWords);

    public void Write(CompiledWriter writer)
    {
        _terms.Write(writer);
        writer.Singles(_weights);
    }

    /// <summary>The row of a term; −1 where it has none.</summary>
    public int Row(string term) => _terms.Row(TermTable.Key(term));

    /// <summary>What the words of a sentence and their neighbours count.</summary>
    public ActSums Sum(TextReading reading, in Sentence sentence)
    {
        ActSums sums = default;
        ulong before = 0;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            int row = _terms.RowAt(reading, i, ofQuestions: true, out ulong key);
            if (key == 0)
            {
                continue;
            }

            Add(row, ref sums);
            if (before != 0)
            {
                Add(_terms.PairRow(before, key), ref sums);
            }

            before = key;
        }

        sums.Scale((float)(1 / Divisor(sentence.Words)));
        return sums;
    }

    /// <summary>Adds a row; −1 adds nothing.</summary>
    public void Add(int row, ref ActSums sums)
    {
        if (row >= 0)
        {
            sums.Add(_weights, row * ActSums.Lanes);
        }
    }
}
