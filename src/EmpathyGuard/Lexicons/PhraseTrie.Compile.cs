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
        _rare = new Rare[count + 1];
        int[] firstSteps = new int[count + 1];
        int[] firstGaps = new int[count + 1];
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
            int id = ids[old];
            firstSteps[id] = steps.Count;
            firstGaps[id] = gaps.Count;
            _rare[id] = new Rare { FirstByClass = byClass.Count, FirstOutput = outputs.Count };
            foreach ((int set, int target) in from.Sets.Where(e => leading[e.Target]))
            {
                steps.AddRange(sets.Words(set, wordsOfPrefix).Select(word => (word, ids[target])));
                if (sets.Classes(set) != 0)
                {
                    byClass.Add(new ClassStep(sets.Classes(set), set, ids[target]));
                }
            }

            steps.Sort(firstSteps[id], steps.Count - firstSteps[id], null);
            gaps.AddRange(from.Gaps.Where(e => leading[e.Target]).Select(e => new Gap(e.Value, ids[e.Target], default)));
            outputs.AddRange(from.Outputs.Where(o => (CueSides.Of(o.Cue) & side) != 0));
        }

        firstSteps[count] = steps.Count;
        firstGaps[count] = gaps.Count;
        _rare[count] = new Rare { FirstByClass = byClass.Count, FirstOutput = outputs.Count };
        _stepWords = [.. steps.Select(static s => s.Word), .. Enumerable.Repeat(NoWord, FewSteps)];
        _stepTargets = [.. steps.Select(static s => s.Target)];
        _byClass = [.. byClass];
        _gaps = [.. gaps];
        _outputs = [.. outputs];
        _nodes = Nodes(firstSteps, firstGaps);
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
        _rare = new Rare[count + 1];
        _stepTargets = new int[reader.Count()];
        _stepWords = new int[_stepTargets.Length + FewSteps];
        _stepWords.AsSpan(_stepTargets.Length).Fill(NoWord);
        _byClass = new ClassStep[reader.Count()];
        _gaps = new Gap[reader.Count()];
        _outputs = new PhraseOutput[reader.Count()];
        int[] firstSteps = new int[count + 1];
        int[] firstGaps = new int[count + 1];
        int step = 0;
        int gap = 0;
        Rare at = default;
        for (int i = 0; i < count; i++)
        {
            firstSteps[i] = step;
            firstGaps[i] = gap;
            _rare[i] = at;
            for (int left = reader.Place(_stepTargets.Length - step + 1), word = 0; left > 0; left--)
            {
                // The words of a node come in their order, so that what is written is how far each lies from the last.
                word += reader.Place(vocabulary - word);
                _stepWords[step] = word;
                _stepTargets[step++] = reader.Place(count);
            }

            for (int left = reader.Place(_byClass.Length - at.FirstByClass + 1); left > 0; left--)
            {
                _byClass[at.FirstByClass++] = new ClassStep(reader.ULong(), reader.Int(), reader.Place(count));
            }

            for (int left = reader.Place(_gaps.Length - gap + 1); left > 0; left--)
            {
                _gaps[gap++] = new Gap(reader.Place(PhraseParser.LongestGap + 1), reader.Place(count), default);
            }

            for (int left = reader.Place(_outputs.Length - at.FirstOutput + 1); left > 0; left--)
            {
                _outputs[at.FirstOutput++] = new PhraseOutput((Cue)reader.Place((int)Cue.ResourceNamed + 1), reader.Single(), reader.Place(2) == 1, reader.Place(2) == 1);
            }
        }

        firstSteps[count] = step;
        firstGaps[count] = gap;
        _rare[count] = at;
        _nodes = Nodes(firstSteps, firstGaps);
        _rootClasses = Filters();
        (_firstBlockOfWord, _blocks, _rootTargets, _rootFilters) = Roots(vocabulary);
    }

    /// <summary>Writes what cannot be worked out again quickly.</summary>
    public void Write(CompiledWriter writer)
    {
        writer.Int(_nodes.Length);
        writer.Int(_stepTargets.Length);
        writer.Int(_byClass.Length);
        writer.Int(_gaps.Length);
        writer.Int(_outputs.Length);
        for (int i = 0; i < _nodes.Length; i++)
        {
            ref readonly Node node = ref _nodes[i];
            ref readonly Rare rare = ref _rare[i];
            ref readonly Rare next = ref _rare[i + 1];
            writer.Int(node.Steps);
            for (int step = node.FirstStep, before = 0; step < node.FirstStep + node.Steps; step++)
            {
                writer.Int(_stepWords[step] - before);
                writer.Int(_stepTargets[step]);
                before = _stepWords[step];
            }

            writer.Int(next.FirstByClass - rare.FirstByClass);
            for (int step = rare.FirstByClass; step < next.FirstByClass; step++)
            {
                writer.ULong(_byClass[step].Classes);
                writer.Int(_byClass[step].Set);
                writer.Int(_byClass[step].Target);
            }

            writer.Int(node.Gaps);
            for (int gap = node.FirstGap; gap < node.FirstGap + node.Gaps; gap++)
            {
                writer.Int(_gaps[gap].Longest);
                writer.Int(_gaps[gap].Target);
            }

            writer.Int(next.FirstOutput - rare.FirstOutput);
            for (int output = rare.FirstOutput; output < next.FirstOutput; output++)
            {
                writer.Int((int)_outputs[output].Cue);
                writer.Single(_outputs[output].Weight);
                writer.Int(_outputs[output].Ends ? 1 : 0);
                writer.Int(_outputs[output].AnswersToNegation ? 1 : 0);
            }
        }
    }

    private Node[] Nodes(int[] firstSteps, int[] firstGaps)
    {
        var nodes = new Node[firstSteps.Length - 1];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new Node
            {
                FirstStep = firstSteps[i],
                Steps = firstSteps[i + 1] - firstSteps[i],
                FirstGap = firstGaps[i],
                Gaps = checked((byte)(firstGaps[i + 1] - firstGaps[i])),
                HasClasses = _rare[i].FirstByClass < _rare[i + 1].FirstByClass,
                HasOutputs = _rare[i].FirstOutput < _rare[i + 1].FirstOutput,
            };
        }

        return nodes;
    }

    /// <summary>Fills in the filter of each node, and gives the classes that lead on from the root.</summary>
    private ulong Filters()
    {
        ulong rootClasses = 0;
        foreach (ref Node node in _nodes.AsSpan())
        {
            node.Next = node.HasClasses ? Filter.All : default;
            foreach (int word in _stepWords.AsSpan(node.FirstStep, node.Steps))
            {
                node.Next |= Filter.Of(word);
            }
        }

        for (int step = _rare[Anywhere].FirstByClass; step < _rare[Anywhere + 1].FirstByClass; step++)
        {
            rootClasses |= _byClass[step].Classes;
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
        int roots = _nodes[Anywhere].FirstStep + _nodes[Anywhere].Steps;
        int[] firstOfWord = new int[vocabulary + 1];
        int[] firstSteps = new int[roots + 1];
        int count = 0;

        // Word 0, which no list holds, has no step.
        for (int word = 0, step = 0; word < vocabulary; word++)
        {
            for (int first = step; step < roots && _stepWords[step] == word; step++)
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
                targets[taken++] = _stepTargets[step];
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
            int target = _stepTargets[firstStep + i];
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
            ulong bit = 1UL << i;
            ending |= node.HasOutputs ? bit : 0;
            Open(filter, steps[i], bit);
            for (int gap = node.FirstGap; gap < node.FirstGap + node.Gaps; gap++)
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
        ref readonly Node opened = ref _nodes[node];
        for (int i = 0; opened.HasClasses && i < filter.Length; i++)
        {
            filter[i] |= step;
        }

        foreach (int word in _stepWords.AsSpan(opened.FirstStep, opened.Steps))
        {
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
