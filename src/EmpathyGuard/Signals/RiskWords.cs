using EmpathyGuard.Compiled;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// What the words of a message and their neighbours count for and against a risk, beside the phrases that name one. The weights are fitted; a
/// clinician can read and change each. The sum is divided by the root of how many of them a message has, so that length alone says nothing.
/// </summary>
internal sealed class RiskWords
{
    private const int FewestCounted = 8;

    private readonly TermTable _terms;
    private readonly float[] _weights;
    private readonly Lazy<IReadOnlyDictionary<string, double>> _byWord;

    /// <param name="weights">The weight of each word, or of two neighbours with an underscore between them.</param>
    public RiskWords(IReadOnlyDictionary<string, double> weights)
    {
        _byWord = new(weights);
        _terms = new TermTable([.. weights.Keys]);
        _weights = [.. weights.Values.Select(static weight => (float)weight)];
    }

    /// <summary>The words that <see cref="Write"/> wrote.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="byWord">Gives the weights by word where somebody asks for them.</param>
    public RiskWords(ref CompiledReader reader, Func<IReadOnlyDictionary<string, double>> byWord)
    {
        _byWord = new(byWord);
        _terms = new TermTable(ref reader);
        _weights = reader.Singles();
        if (_weights.Length != _terms.Rows)
        {
            throw CompiledReader.Damaged();
        }
    }

    /// <summary>The weights as they were given.</summary>
    public IReadOnlyDictionary<string, double> ByWord => _byWord.Value;

    public void Write(CompiledWriter writer)
    {
        _terms.Write(writer);
        writer.Singles(_weights);
    }

    /// <summary>The words of a message as the weights name them.</summary>
    public static IEnumerable<string> Terms(TextReading reading) => TermTable.Terms(reading.Document, ofQuestions: false);

    /// <summary>What the words of a message count, and the sentence that counts most.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="sentence">The sentence whose words count most for a risk; −1 where none do.</param>
    public double Read(TextReading reading, out int sentence)
    {
        TextDocument document = reading.Document;
        double sum = 0;
        int counted = 0;
        double most = 0;
        ulong before = 0;
        sentence = -1;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            double here = 0;
            for (int i = document.Sentences[s].First; i < document.Sentences[s].Last; i++)
            {
                int row = _terms.RowAt(reading, i, ofQuestions: false, out ulong key);
                if (key == 0)
                {
                    continue;
                }

                here += Weight(row);
                counted++;
                if (before != 0)
                {
                    here += Weight(_terms.PairRow(before, key));
                    counted++;
                }

                before = key;
            }

            sum += here;
            if (here > most)
            {
                (most, sentence) = (here, s);
            }
        }

        return sum / Divisor(counted);
    }

    /// <summary>What a number of terms divides the sum of their weights by.</summary>
    public static double Divisor(int counted) => Math.Sqrt(Math.Max(FewestCounted, counted));

    private double Weight(int row) => row < 0 ? 0 : _weights[row];
}
