namespace EmpathyGuard.Lexicons;

/// <summary>
/// All phrases in one trie over sets of words. It is entered once at each token, by the token's word and by its classes, so the cost
/// follows the text and not the number of phrases.
/// </summary>
internal sealed class PhraseTrie(WordSets sets)
{
    private readonly List<Node> _building = [new(), new()];
    private Node[] _nodes = [];
    private Entry _anywhere = new([], []);
    private Entry _atStart = new([], []);

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
                    node = 1;
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
    public void Freeze(ILookup<int, int> wordsOfPrefix, int vocabularyCount)
    {
        _nodes = [.. _building];
        _anywhere = Enter(_nodes[0], wordsOfPrefix, vocabularyCount);
        _atStart = Enter(_nodes[1], wordsOfPrefix, vocabularyCount);
    }

    /// <summary>Finds every phrase that begins at a word.</summary>
    /// <param name="words">The words of a sentence.</param>
    /// <param name="start">Where phrases begin.</param>
    /// <param name="sink">Receives what is found.</param>
    public void Match<TSink>(ReadOnlySpan<MatchWord> words, int start, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        Begin(_anywhere, words, start, ref sink);
        if (start == 0)
        {
            Begin(_atStart, words, start, ref sink);
        }
    }

    private void Begin<TSink>(Entry entry, ReadOnlySpan<MatchWord> words, int start, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        ref readonly MatchWord word = ref words[start];
        foreach (int target in entry.ByWord[word.Word])
        {
            Walk(target, words, start, start + 1, ref sink);
        }

        foreach ((ulong classes, int set, int target) in entry.ByClass)
        {
            if ((classes & word.Classes) != 0 && !sets.HoldsWord(set, word.Word))
            {
                Walk(target, words, start, start + 1, ref sink);
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

        foreach ((int set, int target) in current.Sets)
        {
            if (sets.Holds(set, words[at]))
            {
                Walk(target, words, start, at + 1, ref sink);
            }
        }

        foreach ((int gap, int target) in current.Gaps)
        {
            int limit = Math.Min(at + gap, words.Length - 1);
            for (int next = at; next <= limit; next++)
            {
                Skip(target, words, start, next, ref sink);
            }
        }
    }

    /// <summary>Goes on after a gap; a gap's node has no outputs of its own.</summary>
    private void Skip<TSink>(int node, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        foreach ((int set, int target) in _nodes[node].Sets)
        {
            if (sets.Holds(set, words[at]))
            {
                Walk(target, words, start, at + 1, ref sink);
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

    private Entry Enter(Node root, ILookup<int, int> wordsOfPrefix, int vocabularyCount)
    {
        var byWord = new List<int>?[vocabularyCount];
        List<(ulong, int, int)> byClass = [];
        foreach ((int set, int target) in root.Sets)
        {
            foreach (int word in sets.Words(set, wordsOfPrefix))
            {
                (byWord[word] ??= []).Add(target);
            }

            if (sets.Classes(set) != 0)
            {
                byClass.Add((sets.Classes(set), set, target));
            }
        }

        return new Entry([.. byWord.Select(static l => l?.ToArray() ?? [])], [.. byClass]);
    }

    private sealed class Node
    {
        public (int Value, int Target)[] Sets = [];
        public (int Value, int Target)[] Gaps = [];
        public Output[] Outputs = [];
    }

    private sealed record Entry(int[][] ByWord, (ulong Classes, int Set, int Target)[] ByClass);

    private readonly record struct Output(Cue Cue, float Weight, bool Ends, bool AnswersToNegation);
}
