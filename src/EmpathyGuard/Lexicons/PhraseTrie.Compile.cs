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
        int roots = _nodes[Anywhere + 1].FirstStep;
        _roots = new RootStep[roots];
        for (int i = 0; i < roots; i++)
        {
            _roots[i] = Root(_targets[i]);
        }

        // Word 0, which no list holds, has no step.
        _firstOfWord = new int[vocabulary + 1];
        _farthestOfWord = new byte[vocabulary];
        for (int word = 0, i = 0; word < vocabulary; word++)
        {
            for (; i < roots && _words[i] == word; i++)
            {
                int farthest = _roots[i].Reach == Everything ? 0 : _roots[i].Reach + 1;
                _farthestOfWord[word] = (byte)Math.Max(_farthestOfWord[word], farthest);
            }

            _firstOfWord[word + 1] = i;
        }
    }

    private RootStep Root(int target)
    {
        ref readonly Node node = ref _nodes[target];
        ref readonly Node next = ref _nodes[target + 1];
        bool ends = node.FirstOutput < next.FirstOutput;
        Filter words = node.Next;
        int reach = 0;
        for (int i = node.FirstGap; i < next.FirstGap; i++)
        {
            (int longest, int beyond) = _gaps[i];
            reach = Math.Max(reach, longest);
            words |= _nodes[beyond].Next;
        }

        return ends ? new RootStep(Filter.All, Everything, target) : new RootStep(words, reach, target);
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
