namespace EmpathyGuard.Lexicons;

/// <summary>Collects flat phrases in one trie over sets of words, from which the trie of a side is compiled.</summary>
internal sealed class PhraseTrieBuilder
{
    public const int Anywhere = 0;
    public const int AtStart = 1;

    private readonly List<Node> _nodes = [new(), new()];

    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>Adds a flat phrase.</summary>
    public void Add(List<PhraseElement> phrase, Cue cue, float weight, bool answersToNegation)
    {
        int node = Anywhere;
        bool ends = false;
        foreach (PhraseElement element in phrase)
        {
            switch (element.Kind)
            {
                case PhraseElementKind.Start:
                    node = AtStart;
                    break;
                case PhraseElementKind.End:
                    ends = true;
                    break;
                default:
                    node = Child(node, element);
                    break;
            }
        }

        _nodes[node].Outputs.Add(new PhraseOutput(cue, weight, ends, answersToNegation));
    }

    /// <summary>For each node, whether a phrase of a side ends at it or beyond.</summary>
    public bool[] Leading(TextSide side)
    {
        bool[] leading = new bool[_nodes.Count];

        // A child is always younger than its parent, so one pass from the youngest sees every child first.
        for (int node = _nodes.Count - 1; node >= 0; node--)
        {
            Node from = _nodes[node];
            leading[node] = node <= AtStart || from.Outputs.Exists(o => (CueSides.Of(o.Cue) & side) != 0)
                || from.Sets.Exists(e => leading[e.Target]) || from.Gaps.Exists(e => leading[e.Target]);
        }

        return leading;
    }

    private int Child(int node, PhraseElement element) =>
        Edge(element.Kind == PhraseElementKind.Set ? _nodes[node].Sets : _nodes[node].Gaps, element.Value);

    private int Edge(List<(int Value, int Target)> edges, int value)
    {
        foreach ((int known, int target) in edges)
        {
            if (known == value)
            {
                return target;
            }
        }

        _nodes.Add(new Node());
        edges.Add((value, _nodes.Count - 1));
        return _nodes.Count - 1;
    }

    internal sealed class Node
    {
        /// <summary>Where any word of a set leads.</summary>
        public List<(int Value, int Target)> Sets { get; } = [];

        /// <summary>Where up to so many words lead.</summary>
        public List<(int Value, int Target)> Gaps { get; } = [];

        public List<PhraseOutput> Outputs { get; } = [];
    }
}
