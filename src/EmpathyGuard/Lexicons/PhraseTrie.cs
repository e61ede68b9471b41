using System.Numerics;

namespace EmpathyGuard.Lexicons;

/// <summary>
/// All phrases in one trie over token ids and classes. At each token the trie is entered once, by the token's word and by its classes,
/// so the cost follows the text and not the number of phrases.
/// </summary>
internal sealed class PhraseTrie
{
    private const int AnchoredRoot = 1;

    private readonly Dictionary<ulong, int> _building = [];
    private readonly List<Node> _nodes = [new(), new()];
    private ulong[] _keys = [];
    private int[] _targets = [];
    private Node[] _frozen = [];
    private int[][] _byFirstWord = [];

    /// <summary>Adds a flat phrase.</summary>
    public void Add(List<PhraseElement> phrase, Cue cue, float weight, bool answersToNegation)
    {
        int node = 0;
        bool ends = false;
        foreach (PhraseElement element in phrase)
        {
            switch (element.Kind)
            {
                case PhraseElementKind.Start:
                    node = AnchoredRoot;
                    break;
                case PhraseElementKind.End:
                    ends = true;
                    break;
                default:
                    node = Child(node, element);
                    break;
            }
        }

        _nodes[node].Outputs = [.. _nodes[node].Outputs, new Output(cue, weight, ends, answersToNegation)];
    }

    /// <summary>Builds the tables that matching reads.</summary>
    /// <param name="prefixesOf">The prefix entries that each vocabulary entry begins with: a phrase written with a prefix matches those words too.</param>
    /// <param name="vocabularyCount">One past the largest vocabulary id.</param>
    public void Freeze(Func<int, IEnumerable<int>> prefixesOf, int vocabularyCount)
    {
        _frozen = [.. _nodes];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, _building.Count * 3));
        _keys = new ulong[size];
        _targets = new int[size];
        foreach ((ulong key, int target) in _building)
        {
            Insert(key, target);
        }

        _byFirstWord = new int[vocabularyCount][];
        for (int word = 0; word < vocabularyCount; word++)
        {
            _byFirstWord[word] = [.. prefixesOf(word)];
        }
    }

    /// <summary>Finds every phrase that begins at a word.</summary>
    /// <param name="words">The words of a sentence: vocabulary ids and classes.</param>
    /// <param name="start">Where phrases begin.</param>
    /// <param name="sink">Receives what is found.</param>
    public void Match<TSink>(ReadOnlySpan<MatchWord> words, int start, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        if (start == 0)
        {
            Walk(AnchoredRoot, words, start, start, ref sink);
        }

        Walk(0, words, start, start, ref sink);
    }

    private void Walk<TSink>(int node, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        Node current = _frozen[node];
        foreach (ref readonly Output output in current.Outputs.AsSpan())
        {
            if (!output.Ends || at == words.Length)
            {
                sink.Found(output.Cue, output.Weight, start, at, output.AnswersToNegation);
            }
        }

        if (at >= words.Length)
        {
            return;
        }

        MatchWord word = words[at];
        if (word.Word != 0 && current.HasWordEdges)
        {
            Step(node, word.Word, words, start, at, ref sink);
            foreach (int prefix in _byFirstWord[word.Word])
            {
                Step(node, prefix, words, start, at, ref sink);
            }
        }

        if ((current.ClassEdges & word.Classes) != 0)
        {
            foreach ((int wordClass, int target) in current.Classes)
            {
                if ((word.Classes >> wordClass & 1) != 0)
                {
                    Walk(target, words, start, at + 1, ref sink);
                }
            }
        }

        foreach ((int gap, int target) in current.Gaps)
        {
            for (int skipped = 0; skipped <= gap && at + skipped < words.Length; skipped++)
            {
                Walk(target, words, start, at + skipped, ref sink);
            }
        }
    }

    private void Step<TSink>(int node, int word, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        int target = Find(Key(node, word));
        if (target != 0)
        {
            Walk(target, words, start, at + 1, ref sink);
        }
    }

    private int Child(int node, PhraseElement element)
    {
        Node from = _nodes[node];
        switch (element.Kind)
        {
            case PhraseElementKind.Word:
                ulong key = Key(node, element.Value);
                if (!_building.TryGetValue(key, out int child))
                {
                    _building.Add(key, child = NewNode());
                    from.HasWordEdges = true;
                }

                return child;
            case PhraseElementKind.Class:
                from.ClassEdges |= 1UL << element.Value;
                return Edge(ref from.Classes, element.Value);
            default:
                return Edge(ref from.Gaps, element.Value);
        }
    }

    private int Edge(ref (int Value, int Target)[] edges, int value)
    {
        foreach ((int known, int target) in edges)
        {
            if (known == value)
            {
                return target;
            }
        }

        int node = NewNode();
        edges = [.. edges, (value, node)];
        return node;
    }

    private int NewNode()
    {
        _nodes.Add(new Node());
        return _nodes.Count - 1;
    }

    private static ulong Key(int node, int word) => ((ulong)(uint)node << 32) | (uint)word;

    private static int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 33);

    private void Insert(ulong key, int target)
    {
        int mask = _keys.Length - 1;
        int i = Slot(key) & mask;
        while (_targets[i] != 0)
        {
            i = (i + 1) & mask;
        }

        _keys[i] = key;
        _targets[i] = target;
    }

    private int Find(ulong key)
    {
        int mask = _keys.Length - 1;
        for (int i = Slot(key) & mask; _targets[i] != 0; i = (i + 1) & mask)
        {
            if (_keys[i] == key)
            {
                return _targets[i];
            }
        }

        return 0;
    }

    private sealed class Node
    {
        public (int Value, int Target)[] Classes = [];
        public (int Value, int Target)[] Gaps = [];
        public Output[] Outputs = [];
        public ulong ClassEdges;
        public bool HasWordEdges;
    }

    private readonly record struct Output(Cue Cue, float Weight, bool Ends, bool AnswersToNegation);
}
