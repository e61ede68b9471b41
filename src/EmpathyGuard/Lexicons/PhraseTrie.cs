using System.Runtime.InteropServices;

namespace EmpathyGuard.Lexicons;

/// <summary>
/// The phrases of a side, compiled. The trie is entered once at each word, by a table over words, and lies in flat arrays. Nearly all
/// words lead nowhere from nearly all nodes, so each node holds a filter that turns most of them away before any search.
/// </summary>
internal sealed partial class PhraseTrie
{
    private const int Anywhere = PhraseTrieBuilder.Anywhere;
    private const int AtStart = PhraseTrieBuilder.AtStart;

    private const int Everything = PhraseParser.LongestGap + 1;

    private readonly WordSets _sets;

    // One more than there are nodes: what belongs to a node ends where that of the next begins.
    private readonly Node[] _nodes;

    // The steps of a node by its words, in their order; sets are spelled out here.
    private readonly int[] _words;
    private readonly int[] _targets;
    private readonly ClassStep[] _byClass;
    private readonly (int Longest, int Target)[] _gaps;
    private readonly PhraseOutput[] _outputs;

    // The steps from the root, by word; the first step of a word, and one more that closes the last.
    private readonly RootStep[] _roots;
    private readonly int[] _firstOfWord;
    private readonly ulong _rootClasses;

    /// <summary>Finds every phrase in a sentence, in the order in which they begin.</summary>
    /// <param name="words">The words of the sentence.</param>
    /// <param name="sink">Receives what is found.</param>
    public void Match<TSink>(ReadOnlySpan<MatchWord> words, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        Span<ulong> ahead = stackalloc ulong[Everything + 1];
        ahead[Everything] = ulong.MaxValue;
        for (int start = 0; start < words.Length; start++)
        {
            ReadOnlySpan<RootStep> steps = _roots.AsSpan(_firstOfWord[words[start].Word].._firstOfWord[words[start].Word + 1]);
            if (steps.Length > 0)
            {
                LookAhead(words[(start + 1)..], ahead);
            }

            foreach (ref readonly RootStep step in steps)
            {
                if ((ahead[step.Reach] & step.Next) != 0)
                {
                    Walk(step.Target, words, start, start + 1, ref sink);
                }
            }

            if ((_rootClasses & words[start].Classes) != 0)
            {
                StepByClass(Anywhere, words, start, start, ref sink);
            }

            if (start == 0 && _nodes[AtStart].MayAccept(words[start].Word))
            {
                Step(AtStart, words, start, start, ref sink);
            }
        }
    }

    // At each index the first word and as many more, by the last six bits of their ids.
    private static void LookAhead(ReadOnlySpan<MatchWord> words, Span<ulong> ahead)
    {
        ulong sum = 0;
        for (int i = 0; i < Everything; i++)
        {
            sum |= i < words.Length ? 1UL << words[i].Word : 0;
            ahead[i] = sum;
        }
    }

    private void Walk<TSink>(int node, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        ref readonly Node current = ref _nodes[node];
        ref readonly Node next = ref _nodes[node + 1];
        for (int i = current.FirstOutput; i < next.FirstOutput; i++)
        {
            ref readonly PhraseOutput output = ref _outputs[i];
            if (!output.Ends || at == words.Length)
            {
                sink.Found(output.Cue, output.Weight, start, at, output.AnswersToNegation);
            }
        }

        if (at >= words.Length)
        {
            return;
        }

        if (current.MayAccept(words[at].Word))
        {
            Step(node, words, start, at, ref sink);
        }

        for (int i = current.FirstGap; i < next.FirstGap; i++)
        {
            (int longest, int target) = _gaps[i];
            ref readonly Node beyond = ref _nodes[target];
            int limit = Math.Min(at + longest, words.Length - 1);
            for (int to = at; to <= limit; to++)
            {
                if (beyond.MayAccept(words[to].Word))
                {
                    Step(target, words, start, to, ref sink);
                }
            }
        }
    }

    /// <summary>Goes on from a node by the word at a place.</summary>
    private void Step<TSink>(int node, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        ref readonly MatchWord word = ref words[at];
        int first = _nodes[node].FirstStep;
        ReadOnlySpan<int> accepted = _words.AsSpan(first.._nodes[node + 1].FirstStep);
        int step = accepted.IndexOf(word.Word);
        while ((uint)step < (uint)accepted.Length && accepted[step] == word.Word)
        {
            Walk(_targets[first + step], words, start, at + 1, ref sink);
            step++;
        }

        if (_nodes[node].FirstByClass < _nodes[node + 1].FirstByClass)
        {
            StepByClass(node, words, start, at, ref sink);
        }
    }

    private void StepByClass<TSink>(int node, ReadOnlySpan<MatchWord> words, int start, int at, ref TSink sink)
        where TSink : struct, IMatchSink, allows ref struct
    {
        ref readonly MatchWord word = ref words[at];
        for (int i = _nodes[node].FirstByClass; i < _nodes[node + 1].FirstByClass; i++)
        {
            // A word that the set lists itself has led on already.
            ClassStep step = _byClass[i];
            if ((step.Classes & word.Classes) != 0 && !_sets.HoldsWord(step.Set, word.Word))
            {
                Walk(step.Target, words, start, at + 1, ref sink);
            }
        }
    }

    /// <summary>
    /// A step from the root. Words that lead on have to stand within reach behind it, or no phrase is found there; where a phrase may end at once, the
    /// reach is <see cref="Everything"/>.
    /// </summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct RootStep(ulong Next, int Reach, int Target);

    [StructLayout(LayoutKind.Auto)]
    private struct Node
    {
        // A bit for each word that leads on, by the low and by the next six bits of its id: the words of one place stand close together in the
        // lexicon, so that the two together let little else through.
        private ulong _low;
        private ulong _high;

        public int FirstStep;
        public int FirstByClass;
        public int FirstGap;
        public int FirstOutput;

        /// <summary>The words that lead on, by the low six bits of their ids.</summary>
        public readonly ulong Low => _low;

        public readonly bool MayAccept(int word) => ((_low >> word) & (_high >> (word >> 6)) & 1) != 0;

        public void Accept(int word)
        {
            _low |= 1UL << word;
            _high |= 1UL << (word >> 6);
        }

        public void AcceptAll()
        {
            _low = ulong.MaxValue;
            _high = ulong.MaxValue;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ClassStep(ulong Classes, int Set, int Target);
}
