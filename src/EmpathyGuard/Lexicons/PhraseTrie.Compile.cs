namespace EmpathyGuard.Lexicons;

/// <content>Compilation from the builder's nodes.</content>
internal sealed partial class PhraseTrie
{
    /// <summary>Compiles the phrases of a side.</summary>
    /// <param name="builder">All phrases.</param>
    /// <param name="side">The side.</param>
    /// <param name="sets">The sets of words that the phrases are made of.</param>
    /// <param name="wordsOfPrefix">The words that a prefix covers.</param>
    /// <param name="vocabulary">One past the largest id of a word.</param>
    public PhraseTrie(PhraseTrieBuilder builder, TextSide side, WordSets sets, ILookup<int, int> wordsOfPrefix, int vocabulary)
    {
        _sets = sets;
        bool[] leading = builder.Leading(side);
        int[] ids = Ids(leading, out int count);
        _nodes = new Node[count + 1];
        List<(int Word, int Target)> steps = [];
        List<ClassStep> byClass = [];
        List<(int, int)> gaps = [];
        List<PhraseOutput> outputs = [];
        for (int old = 0; old < leading.Length; old++)
        {
            if (!leading[old])
            {
                continue;
            }

            PhraseTrieBuilder.Node from = builder.Nodes[old];
            ref Node node = ref _nodes[ids[old]];
            node.FirstStep = steps.Count;
            node.FirstByClass = byClass.Count;
            node.FirstGap = gaps.Count;
            node.FirstOutput = outputs.Count;
            foreach ((int set, int target) in from.Sets.Where(e => leading[e.Target]))
            {
                steps.AddRange(sets.Words(set, wordsOfPrefix).Select(word => (word, ids[target])));
                if (sets.Classes(set) != 0)
                {
                    byClass.Add(new ClassStep(sets.Classes(set), set, ids[target]));
                    _rootClasses |= old == Anywhere ? sets.Classes(set) : 0;
                    node.Next = Filter.All;
                }
            }

            steps.Sort(node.FirstStep, steps.Count - node.FirstStep, null);
            for (int i = node.FirstStep; i < steps.Count; i++)
            {
                node.Next |= Filter.Of(steps[i].Word);
            }

            gaps.AddRange(from.Gaps.Where(e => leading[e.Target]).Select(e => (e.Value, ids[e.Target])));
            outputs.AddRange(from.Outputs.Where(o => (CueSides.Of(o.Cue) & side) != 0));
        }

        _nodes[count] = new Node { FirstStep = steps.Count, FirstByClass = byClass.Count, FirstGap = gaps.Count, FirstOutput = outputs.Count };
        _words = [.. steps.Select(static s => s.Word)];
        _targets = [.. steps.Select(static s => s.Target)];
        _byClass = [.. byClass];
        _gaps = [.. gaps];
        _outputs = [.. outputs];
        _filterLength = 64 + ((vocabulary + 63) >> 6);
        (_firstBlockOfWord, _blocks, _rootTargets, _rootFilters) = Roots(vocabulary);
    }

    // Words of one set share their steps, and so their blocks.
    private (int[] FirstOfWord, RootBlock[] Blocks, int[] Targets, ulong[] Filters) Roots(int vocabulary)
    {
        int[] firstOfWord = new int[vocabulary + 1];
        List<RootBlock> blocks = [];
        List<int> targets = [];
        List<ulong> filters = [];
        Dictionary<string, RootBlock> known = new(StringComparer.Ordinal);
        int roots = _nodes[Anywhere + 1].FirstStep;

        // Word 0, which no list holds, has no step.
        for (int word = 0, i = 0; word < vocabulary; word++)
        {
            int first = i;
            while (i < roots && _words[i] == word)
            {
                i++;
            }

            foreach (int[] steps in _targets[first..i].Chunk(64))
            {
                string key = string.Join(',', steps);
                if (!known.TryGetValue(key, out RootBlock block))
                {
                    block = Block(steps, targets, filters);
                    known.Add(key, block);
                }

                blocks.Add(block);
            }

            firstOfWord[word + 1] = blocks.Count;
        }

        return (firstOfWord, [.. blocks], [.. targets], [.. filters]);
    }

    private RootBlock Block(int[] steps, List<int> targets, List<ulong> filters)
    {
        ulong ending = 0;
        ulong gapped = 0;
        int reach = 0;
        ulong[] filter = new ulong[_filterLength];
        for (int i = 0; i < steps.Length; i++)
        {
            ref readonly Node node = ref _nodes[steps[i]];
            ref readonly Node next = ref _nodes[steps[i] + 1];
            ulong bit = 1UL << i;
            ending |= node.FirstOutput < next.FirstOutput ? bit : 0;
            Open(filter, steps[i], bit);
            for (int gap = node.FirstGap; gap < next.FirstGap; gap++)
            {
                (int longest, int beyond) = _gaps[gap];
                gapped |= bit;
                reach = Math.Max(reach, longest);
                Open(filter, beyond, bit);
            }
        }

        var block = new RootBlock(targets.Count, filters.Count, reach, ending, gapped);
        targets.AddRange(steps);
        filters.AddRange(filter);
        return block;
    }

    // A class may hold any word.
    private void Open(ulong[] filter, int node, ulong step)
    {
        bool any = _nodes[node].FirstByClass < _nodes[node + 1].FirstByClass;
        for (int i = 0; any && i < filter.Length; i++)
        {
            filter[i] |= step;
        }

        foreach (int word in _words.AsSpan(_nodes[node].FirstStep.._nodes[node + 1].FirstStep))
        {
            filter[word & 63] |= step;
            filter[64 + (word >> 6)] |= step;
        }
    }

    // The nodes that lead to phrases of the side, numbered anew in their order.
    private static int[] Ids(bool[] leading, out int count)
    {
        count = 0;
        int[] ids = new int[leading.Length];
        for (int node = 0; node < leading.Length; node++)
        {
            ids[node] = count;
            count += leading[node] ? 1 : 0;
        }

        return ids;
    }
}
