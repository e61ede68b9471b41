using EmpathyGuard.Semantic;

namespace EmpathyGuard.Tool.Fit;

/// <summary>A text that a head is fitted to.</summary>
/// <param name="Features">What its words say, its vector, and the product with the vector of what it answers, filled up to a multiple of four.</param>
/// <param name="Label">How far it shows what the head reads, 0…1.</param>
/// <param name="Counts">How much the row counts.</param>
/// <param name="Fold">The fold of the cross-validation.</param>
internal sealed record HeadRow(double[] Features, double Label, double Counts, int Fold)
{
    /// <summary>Where the vector and the product begin.</summary>
    public const int Own = 1;
    public const int Shared = Own + SentenceEncoder.Dimensions;

    // A vector of length 1 has numbers near 1 ÷ √512. The products count half: there is more chance in them.
    private static readonly double OwnUnit = Math.Sqrt(SentenceEncoder.Dimensions);
    private const double SharedUnit = SentenceEncoder.Dimensions / 2.0;

    /// <summary>Whether it is what sets one text apart from another, of which the constant says nothing.</summary>
    public bool IsRise { get; init; }

    /// <summary>Brings together what a head reads.</summary>
    public static double[] Read(double words, float[] text, float[]? answered)
    {
        int count = (answered is null ? Shared : Shared + SentenceEncoder.Dimensions) + 3;
        double[] features = new double[count / 4 * 4];
        features[0] = Math.Clamp(words, -SignalHead.SurestWords, SignalHead.SurestWords);
        for (int i = 0; i < text.Length; i++)
        {
            features[Own + i] = OwnUnit * text[i];
            if (answered is not null)
            {
                features[Shared + i] = SharedUnit * ((double)text[i] * answered[i]);
            }
        }

        return features;
    }

    /// <summary>What sets the worse of two replies apart: what its own sentences have more, in the mean, than those of the better one.</summary>
    public static HeadRow Of(ActRise rise, IReadOnlyDictionary<ActRow, double[]> features)
    {
        double[] sum = new double[features.Values.First().Length];
        void Add(IReadOnlyList<ActRow> rows, double times)
        {
            foreach (ActRow row in rows)
            {
                double[] read = features[row];
                for (int j = 0; j < sum.Length; j++)
                {
                    sum[j] += times / rows.Count * read[j];
                }
            }
        }

        Add(rise.To, 1);
        Add(rise.From, -1);
        return new HeadRow(sum, rise.Label, rise.Counts, rise.Fold) { IsRise = true };
    }

    /// <summary>The weights as the heads' file has them, in its units.</summary>
    public static (int[] Own, int[] Shared) Written(double[] weights)
    {
        bool isShared = weights.Length > Shared + 4;
        return (
            [.. Enumerable.Range(0, SentenceEncoder.Dimensions).Select(i => (int)Math.Round(OwnUnit * weights[Own + i] / SemanticHeads.Unit))],
            isShared ? [.. Enumerable.Range(0, SentenceEncoder.Dimensions).Select(i => (int)Math.Round(SharedUnit * weights[Shared + i] / SemanticHeads.Unit))] : []);
    }
}
