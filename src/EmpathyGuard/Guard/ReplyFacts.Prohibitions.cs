using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <content>Negated instructions and prohibitions.</content>
internal sealed partial class ReplyFacts
{
    // What is forbidden stands in the first few words; what follows gives reasons, which may be worded anew.
    private const int LongestContent = 4;

    private void ReadProhibitions()
    {
        for (int i = 0; i < _words.Count; i++)
        {
            int after = Forbidding(i);
            if (after > 0 && !GateVocabulary.AfterNoProhibition.Contains(_words.At(after)) && !IsComfort(after))
            {
                AddProhibition(i, after);
            }
        }
    }

    /// <summary>The index after the words that forbid, where they stand here as an instruction; otherwise 0.</summary>
    private int Forbidding(int index)
    {
        string word = _words.At(index);
        int length = word switch
        {
            "don't" or "dont" or "never" or "avoid" => StartsInstruction(index) ? 1 : 0,
            "do" => StartsInstruction(index) && _words.At(index + 1) is "not" or "never" ? 2 : 0,
            "mustn't" or "shouldn't" or "mustnt" or "shouldnt" => 1,
            "must" or "should" => _words.At(index + 1) is "not" or "never" or "avoid" ? 2 : 0,
            _ => 0,
        };
        return length == 0 ? 0 : index + length;
    }

    // "I don't know" and "you never said" state something; an instruction begins its clause or follows a word that asks.
    private bool StartsInstruction(int index) => _words[index].StartsClause
        || _words.At(index - 1) is "please" or "and" or "but" or "so" or "or" or "then" or "to" or "also" or "always" or "just" or "must" or "should" or "best" or "important" or "meanwhile";

    private bool IsComfort(int index)
    {
        string verb = _words.At(index);
        return GateVocabulary.ComfortVerbs.Contains(verb)
            && (verb is not ("give" or "lose" or "be" or "let") || GateVocabulary.ComfortObjects.Contains(_words.At(index + 1)));
    }

    private void AddProhibition(int index, int after)
    {
        int clauseEnd = _words.ClauseEnd(after - 1);
        HashSet<uint> content = Content(after, clauseEnd, generic: false);
        if (content.Count == 0)
        {
            content = Content(after, clauseEnd, generic: true);
        }

        if (content.Count > 0)
        {
            _prohibitions.Add(new Prohibition(_words[index].Start, content));
        }
    }

    private HashSet<uint> Content(int from, int to, bool generic)
    {
        var content = new HashSet<uint>();
        for (int i = from; i < to && content.Count < LongestContent; i++)
        {
            string word = _words.At(i);
            if (!GateVocabulary.FunctionWords.Contains(word) && (generic || !GateVocabulary.GenericVerbs.Contains(word)))
            {
                content.Add(Stemmer.Hash(word));
            }
        }

        return content;
    }

    /// <summary>Something forbidden: where, and the stems of what.</summary>
    internal readonly record struct Prohibition(int Start, IReadOnlySet<uint> Content);
}
