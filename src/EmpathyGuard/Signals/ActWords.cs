using System.Numerics;
using EmpathyGuard.Compiled;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// What a sentence of a reply does, from its words, their neighbours, its grammar and its cues. The weights are fitted to sentences that were
/// written to the definitions of the signals; a clinician can read and change each.
/// </summary>
internal sealed class ActWords
{
    /// <summary>The term of the constant.</summary>
    public const string Bias = "=bias";

    private static readonly string[] MannerTerms =
        ["=asks", "=open", "=listed", "=ofPerson", "=told", "=inferred", "=directed", "=ownStory", "=met", "=named", "=taken", "=concrete", "=shrinking", "=bright"];

    private readonly TermLanes _terms;
    private readonly ActSet _bias;
    private readonly int[] _cues;
    private readonly int[] _manners;
    private readonly Lazy<IReadOnlyDictionary<string, double[]>> _byTerm;

    /// <param name="weights">The weights of each term, in the order of <see cref="SentenceSignal"/>.</param>
    public ActWords(IReadOnlyDictionary<string, double[]> weights)
    {
        _byTerm = new(weights);
        _terms = new TermLanes(weights);
        _cues = [.. Enum.GetValues<Cue>().Select(cue => _terms.Row(TermOf(cue)))];
        _manners = [.. MannerTerms.Select(term => _terms.Row(term))];
        for (int act = 0; act < ActSet.Count; act++)
        {
            _bias[act] = weights.TryGetValue(Bias, out double[]? row) ? row[act] : 0;
        }
    }

    /// <summary>The terms that <see cref="Write"/> wrote.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="byTerm">Gives the weights by term where somebody asks for them.</param>
    public ActWords(ref CompiledReader reader, Func<IReadOnlyDictionary<string, double[]>> byTerm)
    {
        _byTerm = new(byTerm);
        _terms = new TermLanes(ref reader);
        _cues = ReadRows(ref reader, (int)Cue.ResourceNamed + 1);
        _manners = ReadRows(ref reader, MannerTerms.Length);
        for (int act = 0; act < ActSet.Count; act++)
        {
            _bias[act] = reader.Double();
        }
    }

    /// <summary>The weights as they were given.</summary>
    public IReadOnlyDictionary<string, double[]> ByTerm => _byTerm.Value;

    public void Write(CompiledWriter writer)
    {
        _terms.Write(writer);
        WriteRows(writer, _cues);
        WriteRows(writer, _manners);
        for (int act = 0; act < ActSet.Count; act++)
        {
            writer.Double(_bias[act]);
        }
    }

    /// <summary>The marks of a sentence that are no words: its cues and its grammar.</summary>
    public static IEnumerable<string> Marks(TextReading reading, int sentence, SentenceReading read)
    {
        HashSet<string> marks = [];
        foreach (ref readonly CueHit hit in reading.HitsOf(sentence))
        {
            if (!hit.Negated)
            {
                _ = marks.Add(TermOf(hit.Cue));
            }
        }

        int manners = Manners(reading.Document.Sentences[sentence], read);
        for (int i = 0; i < MannerTerms.Length; i++)
        {
            if ((manners >> i & 1) != 0)
            {
                _ = marks.Add(MannerTerms[i]);
            }
        }

        return marks;
    }

    /// <summary>How far a sentence does each act, 0…1.</summary>
    public ActSet Read(TextReading reading, int index, in SentenceReading read)
    {
        ref readonly Sentence sentence = ref reading.Document.Sentences[index];
        ActSums sums = _terms.Sum(reading, sentence);
        AddMarks(reading.HitsOf(index), Manners(sentence, read), ref sums);
        ActSet acts = default;
        for (int act = 0; act < ActSet.Count; act++)
        {
            acts[act] = 1 / (1 + Math.Exp(-(_bias[act] + sums[act])));
        }

        return acts;
    }

    // A term that has no row has row −1.
    private static void WriteRows(CompiledWriter writer, int[] rows)
    {
        foreach (int row in rows)
        {
            writer.Int(row + 1);
        }
    }

    private int[] ReadRows(ref CompiledReader reader, int count)
    {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++)
        {
            rows[i] = reader.Place(_terms.Rows + 1) - 1;
        }

        return rows;
    }

    private static string TermOf(Cue cue) => $"={cue}";

    // In the order of the terms of manner.
    private static int Manners(in Sentence sentence, in SentenceReading read)
    {
        int set = Mark(sentence.Asks, 0) | Mark(read.IsOpen, 1) | Mark(sentence.Kind == SentenceKind.ListItem, 2) | Mark(read.OfPerson, 3);
        set |= Mark(read.Told > 0, 4) | Mark(read.Inferred > 0, 5) | Mark(read.Directed > 0, 6) | Mark(read.OwnStory > 0, 7) | Mark(read.Met > 0.3, 8);
        return set | Mark(read.Named > 0.3, 9) | Mark(read.Taken >= 0.5, 10) | Mark(read.Concrete > 0, 11) | Mark(read.Shrinking > 0, 12) | Mark(read.Bright > 0, 13);
    }

    private static int Mark(bool holds, int place) => holds ? 1 << place : 0;

    private void AddMarks(ReadOnlySpan<CueHit> hits, int manners, ref ActSums sums)
    {
        Span<bool> seen = stackalloc bool[_cues.Length];
        seen.Clear();
        foreach (ref readonly CueHit hit in hits)
        {
            if (!hit.Negated && !seen[(int)hit.Cue])
            {
                seen[(int)hit.Cue] = true;
                _terms.Add(_cues[(int)hit.Cue], ref sums);
            }
        }

        for (; manners != 0; manners &= manners - 1)
        {
            _terms.Add(_manners[BitOperations.TrailingZeroCount(manners)], ref sums);
        }
    }
}
