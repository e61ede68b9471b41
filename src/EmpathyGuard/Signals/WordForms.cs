using EmpathyGuard.Text;
using static EmpathyGuard.Signals.WordForm;

namespace EmpathyGuard.Signals;

/// <summary>Finds out what the letters of a word show, once for each word of a lexicon and once for each other word of a text.</summary>
internal static class WordForms
{
    /// <summary>The forms of the exact words of a lexicon, each with <see cref="Known"/>.</summary>
    public static WordTable<WordForm> Table { get; } = new(static word => Of(word));

    /// <summary>The form of a folded word, with <see cref="Known"/>.</summary>
    public static WordForm Of(ReadOnlySpan<char> word) => Known | Listed(word) | Ending(word) | Telling(word);

    /// <summary>Whether a word ends in -ed, and not in -eed, and has a stem before that.</summary>
    public static bool EndsAsParticipleDoes(ReadOnlySpan<char> word) => word.Length > 4 && word[^1] == 'd' && word[^2] == 'e' && word[^3] != 'e';

    private static WordForm Ending(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
        {
            return None;
        }

        switch (word[^1])
        {
            case 'd':
                return EndsAsParticipleDoes(word) ? EndsAsParticiple : None;
            case 'g':
                return word.Length > 5 && word.EndsWith("ing") ? Gerund : None;
            case 'y':
                return (word.Length > 4 && word[^2] == 'l' && !IsNoAdverb(word) ? Adverb : None) | (RegisterWords.HasNominalEnding(word) ? NominalEnding : None);
            case 's':
                WordForm plural = word.Length > 3 && word[^2] is not ('s' or 'u' or 'i') ? Plural : None;
                return plural | (word[^2] != 's' ? ThirdPerson : None) | (RegisterWords.HasNominalEnding(word) ? NominalEnding : None);
            case 'n' or 't' or 'e':
                return RegisterWords.HasNominalEnding(word) ? NominalEnding : None;
            default:
                return None;
        }
    }

    private static bool IsNoAdverb(ReadOnlySpan<char> word) => word is "family" or "reply" or "supply" or "apply" or "imply" or "comply" or "rely" or "july"
        or "italy" or "belly" or "bully" or "ally" or "assembly" or "anomaly";

    // Each word of a closed class once, with all that it is.
    private static WordForm Listed(ReadOnlySpan<char> word) => word switch
    {
        "i" or "he" or "she" => PersonSubject | Nominative,
        "we" or "they" => PersonSubject | PluralSubject | Nominative,
        "who" => PersonSubject | Nominative | Relative,
        "you" => You | Nominative,
        "it" => Thing | Nominative,
        "which" => Thing | Nominative | Relative,
        "that" => Thing | Nominative | Relative | Opens | That,
        "what" => Thing | Relative,
        "this" or "one" or "none" or "each" => Thing,
        "these" or "those" or "some" => Thing | PluralThing,
        "many" or "most" => Thing | PluralThing | InPhrase,
        "all" or "both" => Thing | PluralThing | Adverb,
        "and" or "but" or "or" or "because" or "if" or "while" or "although" or "though" or "as" or "since" or "until" or "before" or "after" or "than" or "unless"
            or "whether" or "says" or "said" or "say" or "told" or "tell" or "hope" or "felt" => Opens,
        "so" => Opens | Adverb,
        "also" or "just" or "often" or "always" or "now" or "still" or "then" or "ever" or "even" or "only" or "already" or "soon" or "again" or "once"
            or "either" or "neither" or "much" or "never" or "thus" or "too" or "well" or "sometimes" or "almost" or "really" or "very" or "quite" or "rather"
            or "first" or "today" => Adverb,
        "my" or "your" or "his" or "her" or "their" or "our" or "its" => Possessive,
        "own" or "other" or "same" or "more" or "few" => InPhrase,
        "'s" => InPhrase | CliticS,
        "no" => No,
        "people" or "children" or "men" or "women" or "police" or "folk" or "kids" => Plural,
        "need" or "needs" => Need | NeedOrGet,
        "get" or "gets" or "got" => NeedOrGet,
        "be" or "been" or "being" or "having" or "done" or "doing" => NotFinite,
        _ => None,
    };

    /// <summary>What the word is among those that something is told with; a list of its own, because they are of many kinds.</summary>
    public static WordForm Telling(ReadOnlySpan<char> word) => word switch
    {
        "was" or "were" or "did" or "had" => Told | PlainPast,
        "been" or "went" or "came" or "got" or "gave" or "took" or "left" or "knew" or "saw" or "began" or "spoke" or "woke" or "drove" => Told,
        "year" or "years" or "month" or "months" or "week" or "weeks" or "since" or "yesterday" or "tonight" or "ago" or "anymore" or "always" or "never"
            or "finally" or "still" or "again" or "every" or "last" or "first" => Span,
        _ => None,
    };

    public static bool Has(this WordForm forms, WordForm any) => (forms & any) != 0;
}
