using System.Numerics;

namespace EmpathyGuard.Lexicons;

/// <summary>
/// All phrases in one trie over sets of words. It is entered once at each token, by the token's word and by its classes, so the cost
/// follows the text and not the number of phrases.
/// </summary>
internal sealed class PhraseTrie(WordSets sets)
{
    private const int Anywhere = 0;
    private const int AtStart = 1;

    private readonly List<Node> _building = [new(), new()];
    private Node[] _nodes = [];

    // For each node and word, the nodes that the word leads to: sets are spelled out once here, so that a step costs one look-up
    // however many phrases go on from a node.
    private ulong[] _keys = [];
    private (int First, int Count)[] _ranges = [];
    private int[] _targets = [];

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

        Node last = _building[node];
        last.Outputs = [.. last.Outputs, new Output(cue, weight, ends, answersToNegation)];
    }

    /// <summary>Builds the tables that matching reads.</summary>
    public void Freeze(ILookup<int, int> wordsOfPrefix)
    {
        _nodes = [.. _building];
        List<(ulong Key, int Target)> steps = [];
        for (int node = 0; node < _nodes.Length; node++)
        {
            foreach ((int set, int target) in _nodes[node].Sets)
            {
                foreach (int word in sets.Words(set, wordsOfPrefix))
                {
                    steps.Add((Key(node, word), target));
                }

                if (sets.Classes(set) != 0)
                {
                    _nodes[node].ByClass = [.. _nodes[node].ByClass, (sets.Classes(set), set, target)];
                    _nodes[node].Classes |= sets.Classes(set);
                }
            }
        }

        steps.Sort();
        _targets = [.. steps.Select(static s => s.Target)];
        _keys = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, steps.Count * 2))];
        _ranges = new (int, int)[_keys.Length];
        for (int first = 0; first < steps.Count;)
        {
            int last = first + 1;
            while (last < steps.Count && steps[last].Key == steps[first].Key)
            {
                last++;
            }

            Insert(steps[first].Key, first, last - first);
            first = last;
        }
    }

    /// <summary>Finds every phrase that begins at a word.</summary>
    /// <param name="words">The words of a sentence.</param>
    /// <param name="start">Where phrases begin.</param>
    /// <param name="sink">Receives what is found.</param>
    public void Match<TSink>(ReadOnlySpan<MatchWord> words, int start, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        Step(Anywhere, words, start, start, ref sink);
        if (start == 0)
        {
            Step(AtStart, words, start, start, ref sink);
        }
    }

    /// <summary>Goes on from a node by the word at a place.</summary>
    private void Step<TSink>(int node, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        MatchWord word = words[at];
        if (word.Word != 0)
        {
            (int first, int count) = Find(Key(node, word.Word));
            for (int i = 0; i < count; i++)
            {
                Walk(_targets[first + i], words, start, at + 1, ref sink);
            }
        }

        Node current = _nodes[node];
        if ((current.Classes & word.Classes) == 0)
        {
            return;
        }

        foreach ((ulong classes, int set, int target) in current.ByClass)
        {
            if ((classes & word.Classes) != 0 && !sets.HoldsWord(set, word.Word))
            {
                Walk(target, words, start, at + 1, ref sink);
            }
        }
    }

    private void Walk<TSink>(int node, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        Node current = _nodes[node];
        foreach (Output output in current.Outputs)
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

        if (current.Sets.Length > 0)
        {
            Step(node, words, start, at, ref sink);
        }

        foreach ((int gap, int target) in current.Gaps)
        {
            int limit = Math.Min(at + gap, words.Length - 1);
            for (int next = at; next <= limit; next++)
            {
                Step(target, words, start, next, ref sink);
            }
        }
    }

    private int Child(int node, PhraseElement element)
    {
        Node from = _building[node];
        return element.Kind == PhraseElementKind.Set ? Edge(ref from.Sets, element.Value) : Edge(ref from.Gaps, element.Value);
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

        _building.Add(new Node());
        edges = [.. edges, (value, _building.Count - 1)];
        return _building.Count - 1;
    }

    private static ulong Key(int node, int word) => ((ulong)(uint)(node + 1) << 32) | (uint)word;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 33) & (_keys.Length - 1);

    private void Insert(ulong key, int first, int count)
    {
        int i = Slot(key);
        while (_keys[i] != 0)
        {
            i = (i + 1) & (_keys.Length - 1);
        }

        _keys[i] = key;
        _ranges[i] = (first, count);
    }

    private (int First, int Count) Find(ulong key)
    {
        for (int i = Slot(key); _keys[i] != 0; i = (i + 1) & (_keys.Length - 1))
        {
            if (_keys[i] == key)
            {
                return _ranges[i];
            }
        }

        return default;
    }

    private sealed class Node
    {
        public (int Value, int Target)[] Sets = [];
        public (int Value, int Target)[] Gaps = [];
        public (ulong Classes, int Set, int Target)[] ByClass = [];
        public Output[] Outputs = [];
        public ulong Classes;
    }

    private readonly record struct Output(Cue Cue, float Weight, bool Ends, bool AnswersToNegation);
}
