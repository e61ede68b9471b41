using System.Runtime.CompilerServices;

namespace EmpathyGuard.Semantic.Tokens;

/// <summary>The vocabulary as a trie in four flat arrays: the children of a node stand together, sorted, and those of the next node follow.</summary>
internal sealed class PieceTrie
{
    private readonly ushort[] _labels;
    private readonly ushort[] _firstChild;
    private readonly ushort[] _pieces;
    private readonly double[] _scores;
    private readonly byte[] _lengths;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PieceTrie(ushort[] labels, ushort[] firstChild, ushort[] pieces, double[] scores)
    {
        _labels = labels;
        _firstChild = firstChild;
        _pieces = pieces;
        _scores = scores;
        _lengths = new byte[scores.Length];
        // An unknown character counts as one symbol.
        _lengths[0] = 1;
        byte[] depth = new byte[labels.Length];
        for (int node = 0; node < labels.Length; node++)
        {
            for (int child = firstChild[node]; child < firstChild[node + 1]; child++)
            {
                depth[child] = (byte)(depth[node] + 1);
            }

            if (pieces[node] > 0)
            {
                _lengths[pieces[node]] = depth[node];
            }
        }
    }

    public double Score(int piece) => _scores[piece];

    public int Length(int piece) => _lengths[piece];

    /// <summary>The piece that ends at a node, or 0.</summary>
    public ushort Piece(int node) => _pieces[node];

    /// <summary>The child of a node by its symbol, or -1. The root is node 0.</summary>
    public int Child(int node, char symbol)
    {
        int low = _firstChild[node];
        int high = _firstChild[node + 1] - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            ushort label = _labels[middle];
            if (label == symbol)
            {
                return middle;
            }

            if (label < symbol)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }
}
