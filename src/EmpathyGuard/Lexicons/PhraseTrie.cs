using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Lexicons;

/// <summary>
/// The phrases of a side, compiled. The trie is entered once at each word, by a table over words, and lies in flat arrays. Nearly all
/// words lead nowhere from nearly all nodes, so each node holds a filter that turns most of them away before any search.
/// </summary>
internal sealed partial class PhraseTrie
{
    private const int Anywhere = PhraseTrieBuilder.Anywhere;
    private const int AtStart = PhraseTrieBuilder.AtStart;
    private const int StepsOfBlock = 64;
    private const int FewSteps = 8;
    private const int NoWord = -1;
    private const int HalfFilter = 64;
    private const int FilterLength = 2 * HalfFilter;

    private readonly WordSetTable _sets;
    private readonly Node[] _nodes;

    // What few nodes have stands apart, so that a node fits half a cache line: its class steps and outputs, up to where those of the next begin.
    private readonly Rare[] _rare;

    // The steps of a node by its words, in their order; sets are spelled out here. Behind the last stands what no word is, for who reads several at once.
    private readonly int[] _stepWords;
    private readonly int[] _stepTargets;
    private readonly ClassStep[] _byClass;
    private readonly Gap[] _gaps;
    private readonly PhraseOutput[] _outputs;

    // The steps from the root: the first block of a word, one more that closes the last, and what the blocks hold.
    private readonly int[] _firstBlockOfWord;
    private readonly RootBlock[] _blocks;
    private readonly int[] _rootTargets;

    // For each block the steps that a word may lead on from, by the low and by the next six bits of its id: of a word that is given by both,
    // nearly always the steps that it does lead on from. No larger, because each text touches other blocks.
    private readonly ulong[] _rootFilters;
    private readonly ulong _rootClasses;

    /// <summary>Which words the sets list that accept classes as well.</summary>
    public WordSetTable Sets => _sets;

    /// <summary>Finds every phrase in a sentence, in the order in which they begin.</summary>
    /// <param name="words">The words of the sentence.</param>
    /// <param name="sink">Receives what is found.</param>
    public void Match<TSink>(MatchWords words, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        ReadOnlySpan<int> ids = words.Words.AsSpan(0, words.Count);
        for (int start = 0; start < ids.Length; start++)
        {
            int word = ids[start];
            int last = _firstBlockOfWord[word + 1];
            for (int block = _firstBlockOfWord[word]; block < last; block++)
            {
                ref readonly RootBlock steps = ref _blocks[block];
                for (ulong left = Leading(steps, ids[(start + 1)..]); left != 0; left &= left - 1)
                {
                    Walk(_rootTargets[steps.First + BitOperations.TrailingZeroCount(left)], words, start, start + 1, ref sink);
                }
            }

            if ((_rootClasses & words.Classes(start)) != 0)
            {
                StepByClass(Anywhere, words, start, start, ref sink);
            }

            if (start == 0 && _nodes[AtStart].Next.MayHold(word))
            {
                Step(AtStart, words, start, start, ref sink);
            }
        }
    }

    /// <summary>The steps of a block that the words behind may lead on from: whatever is missing here leads to no phrase.</summary>
    private ulong Leading(in RootBlock block, ReadOnlySpan<int> behind)
    {
        ulong leading = block.Ending;
        if (behind.IsEmpty)
        {
            return leading;
        }

        ReadOnlySpan<ulong> filter = _rootFilters.AsSpan(block.Filter, FilterLength);
        leading |= MayFollow(filter, behind[0]);
        if (block.Gapped != 0)
        {
            int reach = Math.Min(block.Reach + 1, behind.Length);
            ulong beyond = 0;
            for (int i = 1; i < reach; i++)
            {
                beyond |= MayFollow(filter, behind[i]);
            }

            leading |= block.Gapped & beyond;
        }

        return leading;
    }

    private static ulong MayFollow(ReadOnlySpan<ulong> filter, int word) => filter[LowOf(word)] & filter[HighOf(word)];

    private static int LowOf(int word) => word & (HalfFilter - 1);

    private static int HighOf(int word) => HalfFilter + ((word >> 6) & (HalfFilter - 1));

    private void Walk<TSink>(int node, MatchWords words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        ref readonly Node current = ref _nodes[node];
        if (current.HasOutputs)
        {
            Report(node, words, start, at, ref sink);
        }

        int count = words.Count;
        if (at >= count)
        {
            return;
        }

        int[] ids = words.Words;
        if (current.Next.MayHold(ids[at]))
        {
            Step(node, words, start, at, ref sink);
        }

        for (int i = current.FirstGap, last = i + current.Gaps; i < last; i++)
        {
            ref readonly Gap gap = ref _gaps[i];

            // First all places and then what stands there: nearly always none, and that is told by one branch and not by one for each place.
            ReadOnlySpan<int> reached = ids.AsSpan(at, Math.Min(gap.Longest + 1, count - at));
            uint places = 0;
            for (int place = 0; place < reached.Length; place++)
            {
                places |= gap.Beyond.Holding(reached[place]) << place;
            }

            for (; places != 0; places &= places - 1)
            {
                Step(gap.Target, words, start, at + BitOperations.TrailingZeroCount(places), ref sink);
            }
        }
    }

    private void Report<TSink>(int node, MatchWords words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        for (int i = _rare[node].FirstOutput; i < _rare[node + 1].FirstOutput; i++)
        {
            ref readonly PhraseOutput output = ref _outputs[i];
            if (!output.Ends || at == words.Count)
            {
                sink.Found(output.Cue, output.Weight, start, at, output.AnswersToNegation);
            }
        }
    }

    /// <summary>Goes on from a node by the word at a place.</summary>
    private void Step<TSink>(int node, MatchWords words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        int word = words.Words[at];
        ref readonly Node current = ref _nodes[node];
        int last = current.FirstStep + current.Steps;
        for (int step = Find(current.FirstStep, last, word); step < last && _stepWords[step] == word; step++)
        {
            Walk(_stepTargets[step], words, start, at + 1, ref sink);
        }

        if (current.HasClasses)
        {
            StepByClass(node, words, start, at, ref sink);
        }
    }

    // The first step of some by a word; the last of them or behind it where there is none. The words stand in their order, and the last few are
    // looked at together: where one of them would be found by one branch each, the processor would guess wrong half of the time.
    private int Find(int first, int last, int word)
    {
        int[] words = _stepWords;
        while (last - first > FewSteps)
        {
            int middle = (first + last) >>> 1;
            if (words[middle] < word)
            {
                first = middle + 1;
            }
            else
            {
                last = middle;
            }
        }

        ReadOnlySpan<int> few = words.AsSpan(first, FewSteps);
        Vector128<int> sought = Vector128.Create(word);
        uint found = Vector128.Equals(Vector128.Create(few), sought).ExtractMostSignificantBits()
            | (Vector128.Equals(Vector128.Create(few[(FewSteps / 2)..]), sought).ExtractMostSignificantBits() << (FewSteps / 2));
        return first + (found == 0 ? FewSteps : BitOperations.TrailingZeroCount(found));
    }

    private void StepByClass<TSink>(int node, MatchWords words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        ulong classes = words.Classes(at);
        for (int i = _rare[node].FirstByClass; i < _rare[node + 1].FirstByClass; i++)
        {
            // A word that the set lists itself has led on already.
            ref readonly ClassStep step = ref _byClass[i];
            if ((step.Classes & classes) != 0 && !_sets.HoldsWord(step.Set, words.Words[at]))
            {
                Walk(step.Target, words, start, at + 1, ref sink);
            }
        }
    }

    /// <summary>Up to 64 steps from the root by one word, each a bit.</summary>
    /// <param name="First">The target of the first step.</param>
    /// <param name="Filter">Where the block's filter begins.</param>
    /// <param name="Reach">How many words the farthest gap behind the first word may skip.</param>
    /// <param name="Ending">The steps at whose target a phrase may end.</param>
    /// <param name="Gapped">The steps from whose target a gap leads on.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct RootBlock(int First, int Filter, int Reach, ulong Ending, ulong Gapped);

    /// <summary>
    /// A bit for each of some words, by the low and by the next six bits of its id: the words of one place stand close together in the lexicon, so
    /// that the two together let little else through.
    /// </summary>
    private readonly record struct Filter(ulong Low, ulong High)
    {
        public static Filter All => new(ulong.MaxValue, ulong.MaxValue);

        public static Filter Of(int word) => new(1UL << word, 1UL << (word >> 6));

        public static Filter operator |(Filter a, Filter b) => new(a.Low | b.Low, a.High | b.High);

        public bool MayHold(int word) => Holding(word) != 0;

        /// <summary>1 where the word may be among them, and 0 where it is not.</summary>
        public uint Holding(int word) => (uint)((Low >> word) & (High >> (word >> 6)) & 1);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Node
    {
        /// <summary>The words that lead on; all of them where a class does.</summary>
        public Filter Next;

        public int FirstStep;
        public int Steps;
        public int FirstGap;
        public byte Gaps;
        public bool HasClasses;
        public bool HasOutputs;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Rare
    {
        public int FirstByClass;
        public int FirstOutput;
    }

    /// <summary>Up to so many words may be skipped before the words of a node, whose filter stands here as well.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Gap(int Longest, int Target, Filter Beyond);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ClassStep(ulong Classes, int Set, int Target);
}
