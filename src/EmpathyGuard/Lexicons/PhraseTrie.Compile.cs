using EmpathyGuard.Compiled;

namespace EmpathyGuard.Lexicons;

/// <content>Compilation from the builder's nodes.</content>
internal sealed partial class PhraseTrie
{
    /// <summary>Compiles the phrases of a side.</summary>
    /// <param name="builder">All phrases.</param>
    /// <param name="side">The side.</param>
    /// <param name="sets">The sets of words that the phrases are made of.</param>
    /// <param name="table">Which words the sets list that accept classes as well.</param>
    /// <param name="wordsOfPrefix">The words that a prefix covers.</param>
    /// <param name="vocabulary">One past the largest id of a word.</param>
    public PhraseTrie(PhraseTrieBuilder builder, TextSide side, WordSets sets, WordSetTable table, ILookup<int, int> wordsOfPrefix, int vocabulary)
    {
        _sets = table;
        bool[] leading = builder.Leading(side);
        int[] ids = Ids(leading, out int count);
        _nodes = new Node[count + 1];
        List<(int Word, int Target)> steps = [];
        List<ClassStep> byClass = [];
        List<Gap> gaps = [];
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
                }
            }

            steps.Sort(node.FirstStep, steps.Count - node.FirstStep, null);
            gaps.AddRange(from.Gaps.Where(e => leading[e.Target]).Select(e => new Gap(e.Value, ids[e.Target], default)));
            outputs.AddRange(from.Outputs.Where(o => (CueSides.Of(o.Cue) & side) != 0));
        }

        _nodes[count] = new Node { FirstStep = steps.Count, FirstByClass = byClass.Count, FirstGap = gaps.Count, FirstOutput = outputs.Count };
        _steps = [.. steps.Select(static s => new WordStep(s.Word, s.Target))];
        _byClass = [.. byClass];
        _gaps = [.. gaps];
        _outputs = [.. outputs];
        _rootClasses = Filters();
        (_firstBlockOfWord, _blocks, _rootTargets, _rootFilters) = Roots(vocabulary);
    }

    /// <summary>The phrases of a side as <see cref="Write"/> wrote them.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="table">Which words the sets list that accept classes as well.</param>
    /// <param name="vocabulary">One past the largest id of a word.</param>
    public PhraseTrie(ref CompiledReader reader, WordSetTable table, int vocabulary)
    {
        _sets = table;
        int count = reader.Count();
        _nodes = new Node[count + 1];
        _steps = new WordStep[reader.Count()];
        _byClass = new ClassStep[reader.Count()];
        _gaps = new Gap[reader.Count()];
        _outputs = new PhraseOutput[reader.Count()];
        Node at = default;
        for (int i = 0; i < count; i++)
        {
            _nodes[i] = at;
            for (int left = reader.Place(_steps.Length - at.FirstStep + 1), word = 0; left > 0; left--)
            {
                // The words of a node come in their order, so that what is written is how far each lies from the last.
                word += reader.Place(vocabulary - word);
                _steps[at.FirstStep++] = new WordStep(word, reader.Place(count));
            }

            for (int left = reader.Place(_byClass.Length - at.FirstByClass + 1); left > 0; left--)
            {
                _byClass[at.FirstByClass++] = new ClassStep(reader.ULong(), reader.Int(), reader.Place(count));
            }

            for (int left = reader.Place(_gaps.Length - at.FirstGap + 1); left > 0; left--)
            {
                _gaps[at.FirstGap++] = new Gap(reader.Place(PhraseParser.LongestGap + 1), reader.Place(count), default);
            }

            for (int left = reader.Place(_outputs.Length - at.FirstOutput + 1); left > 0; left--)
            {
                _outputs[at.FirstOutput++] = new PhraseOutput((Cue)reader.Place((int)Cue.ResourceNamed + 1), reader.Single(), reader.Place(2) == 1, reader.Place(2) == 1);
            }
        }

        _nodes[count] = at;
        _rootClasses = Filters();
        (_firstBlockOfWord, _blocks, _rootTargets, _rootFilters) = Roots(vocabulary);
    }

    /// <summary>Writes what cannot be worked out again quickly.</summary>
    public void Write(CompiledWriter writer)
    {
        writer.Int(_nodes.Length - 1);
        writer.Int(_steps.Length);
        writer.Int(_byClass.Length);
        writer.Int(_gaps.Length);
        writer.Int(_outputs.Length);
        for (int i = 0; i + 1 < _nodes.Length; i++)
        {
            ref readonly Node node = ref _nodes[i];
            ref readonly Node next = ref _nodes[i + 1];
            writer.Int(next.FirstStep - node.FirstStep);
            for (int step = node.FirstStep, before = 0; step < next.FirstStep; step++)
            {
                writer.Int(_steps[step].Word - before);
                writer.Int(_steps[step].Target);
                before = _steps[step].Word;
            }

            writer.Int(next.FirstByClass - node.FirstByClass);
            for (int step = node.FirstByClass; step < next.FirstByClass; step++)
            {
                writer.ULong(_byClass[step].Classes);
                writer.Int(_byClass[step].Set);
                writer.Int(_byClass[step].Target);
            }

            writer.Int(next.FirstGap - node.FirstGap);
            for (int gap = node.FirstGap; gap < next.FirstGap; gap++)
            {
                writer.Int(_gaps[gap].Longest);
                writer.Int(_gaps[gap].Target);
            }

            writer.Int(next.FirstOutput - node.FirstOutput);
            for (int output = node.FirstOutput; output < next.FirstOutput; output++)
            {
                writer.Int((int)_outputs[output].Cue);
                writer.Single(_outputs[output].Weight);
                writer.Int(_outputs[output].Ends ? 1 : 0);
                writer.Int(_outputs[output].AnswersToNegation ? 1 : 0);
            }
        }
    }

    /// <summary>Fills in the filter of each node, and gives the classes that lead on from the root.</summary>
    private ulong Filters()
    {
        ulong rootClasses = 0;
        for (int i = 0; i + 1 < _nodes.Length; i++)
        {
            ref Node node = ref _nodes[i];
            ref readonly Node next = ref _nodes[i + 1];
            node.Next = node.FirstByClass < next.FirstByClass ? Filter.All : default;
            for (int step = node.FirstStep; step < next.FirstStep; step++)
            {
                node.Next |= Filter.Of(_steps[step].Word);
            }

            for (int step = node.FirstByClass; i == Anywhere && step < next.FirstByClass; step++)
            {
                rootClasses |= _byClass[step].Classes;
            }
        }

        for (int i = 0; i < _gaps.Length; i++)
        {
            _gaps[i] = _gaps[i] with { Beyond = _nodes[_gaps[i].Target].Next };
        }

        return rootClasses;
    }

    // Words of one set share their steps, and so their blocks. Every process that loads a lexicon runs this: no more than arrays and loops.
    private (int[] FirstOfWord, RootBlock[] Blocks, int[] Targets, ulong[] Filters) Roots(int vocabulary)
    {
        int roots = _nodes[Anywhere + 1].FirstStep;
        int[] firstOfWord = new int[vocabulary + 1];
        int[] firstSteps = new int[roots + 1];
        int count = 0;

        // Word 0, which no list holds, has no step.
        for (int word = 0, step = 0; word < vocabulary; word++)
        {
            for (int first = step; step < roots && _steps[step].Word == word; step++)
            {
                if (((step - first) & (StepsOfBlock - 1)) == 0)
                {
                    firstSteps[count++] = step;
                }
            }

            firstOfWord[word + 1] = count;
        }

        firstSteps[count] = roots;
        var blocks = new RootBlock[count];
        int[] distinct = Distinct(firstSteps, count, out int distinctCount, out int stepCount);
        int[] targets = new int[stepCount];
        ulong[] filters = new ulong[distinctCount * FilterLength];
        for (int block = 0, made = 0, taken = 0; block < count; block++)
        {
            if (distinct[block] != block)
            {
                blocks[block] = blocks[distinct[block]];
                continue;
            }

            int first = taken;
            for (int step = firstSteps[block]; step < firstSteps[block + 1]; step++)
            {
                targets[taken++] = _steps[step].Target;
            }

            blocks[block] = Block(targets.AsSpan(first, taken - first), first, made * FilterLength, filters);
            made++;
        }

        return (firstOfWord, blocks, targets, filters);
    }

    // For each block the first one with the same steps.
    private int[] Distinct(int[] firstSteps, int count, out int distinctCount, out int stepCount)
    {
        int[] distinct = new int[count];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        Span<char> characters = stackalloc char[2 * StepsOfBlock];
        stepCount = 0;
        for (int block = 0; block < count; block++)
        {
            int length = firstSteps[block + 1] - firstSteps[block];
            string key = KeyOf(firstSteps[block], length, characters);
            if (!known.TryGetValue(key, out distinct[block]))
            {
                distinct[block] = block;
                stepCount += length;
                known.Add(key, block);
            }
        }

        distinctCount = known.Count;
        return distinct;
    }

    // The targets of some steps as a string, two characters each.
    private string KeyOf(int firstStep, int length, Span<char> characters)
    {
        for (int i = 0; i < length; i++)
        {
            int target = _steps[firstStep + i].Target;
            characters[2 * i] = (char)target;
            characters[(2 * i) + 1] = (char)(target >> 16);
        }

        return new string(characters[..(2 * length)]);
    }

    private RootBlock Block(ReadOnlySpan<int> steps, int firstTarget, int firstFilter, ulong[] filters)
    {
        ulong ending = 0;
        ulong gapped = 0;
        int reach = 0;
        Span<ulong> filter = filters.AsSpan(firstFilter, FilterLength);
        for (int i = 0; i < steps.Length; i++)
        {
            ref readonly Node node = ref _nodes[steps[i]];
            ref readonly Node next = ref _nodes[steps[i] + 1];
            ulong bit = 1UL << i;
            ending |= node.FirstOutput < next.FirstOutput ? bit : 0;
            Open(filter, steps[i], bit);
            for (int gap = node.FirstGap; gap < next.FirstGap; gap++)
            {
                gapped |= bit;
                reach = Math.Max(reach, _gaps[gap].Longest);
                Open(filter, _gaps[gap].Target, bit);
            }
        }

        return new RootBlock(firstTarget, firstFilter, reach, ending, gapped);
    }

    // A class may hold any word.
    private void Open(Span<ulong> filter, int node, ulong step)
    {
        bool any = _nodes[node].FirstByClass < _nodes[node + 1].FirstByClass;
        for (int i = 0; any && i < filter.Length; i++)
        {
            filter[i] |= step;
        }

        for (int i = _nodes[node].FirstStep; i < _nodes[node + 1].FirstStep; i++)
        {
            int word = _steps[i].Word;
            filter[LowOf(word)] |= step;
            filter[HighOf(word)] |= step;
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
