using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Finds the role of a word. English, and small on purpose: closed classes only.</summary>
internal static class WordRoles
{
    /// <summary>The roles of words in themselves: every word of the closed classes is in the vocabulary.</summary>
    public static WordTable<WordRole> Table { get; } = new(static word => Closed(word));

    public static WordRole Of(TextReading reading, in Token token)
    {
        if (token.Kind == TokenKind.Punctuation)
        {
            return WordRole.Break;
        }

        if (token.Kind != TokenKind.Word)
        {
            return WordRole.Content;
        }

        WordRole role = reading.Roles[token.Word];
        return role != WordRole.Content || !reading.Lexicon.Classes(token.Word).HasAny(Grammar) ? role : WordRole.Grammar;
    }

    private static ulong Grammar => WordClasses.Bit(WordClass.Determiner) | WordClasses.Bit(WordClass.Preposition);

    private static WordRole Closed(ReadOnlySpan<char> word) => word switch
    {
        "you" or "ya" or "yer" or "yous" => WordRole.You,
        "your" or "yours" or "yourself" or "yourselves" => WordRole.Your,
        "i" => WordRole.I,
        "my" or "mine" or "myself" => WordRole.My,
        "me" => WordRole.Me,
        "we" or "us" or "our" or "ours" => WordRole.We,
        "he" or "she" or "they" or "him" or "her" or "them" or "his" or "their" or "hers" or "theirs" => WordRole.Third,
        "it" or "that" or "this" => WordRole.It,
        "what" or "how" or "why" or "where" or "who" or "which" or "whose" => WordRole.Question,
        "if" or "unless" or "whether" or "when" or "whenever" or "once" => WordRole.If,
        "and" or "but" or "or" or "so" or "because" or "though" or "although" or "while" or "then" or "yet" or "since" => WordRole.Link,
        "be" or "am" or "is" or "are" or "was" or "were" or "been" or "being" or "have" or "has" or "had" or "do" or "does" or "did" or "'s" => WordRole.Auxiliary,
        "should" or "must" or "ought" or "shall" => WordRole.Must,
        "can" or "could" or "may" or "might" => WordRole.May,
        "will" or "would" => WordRole.Will,
        "need" or "needs" => WordRole.Need,
        "want" or "try" => WordRole.Want,
        "not" or "never" => WordRole.Not,
        "to" => WordRole.To,
        "just" or "really" or "also" or "still" or "even" or "always" or "already" or "both" or "clearly" or "only" or "please" or "maybe" or "perhaps" or "first"
            or "next" or "finally" or "instead" or "definitely" or "probably" or "now" or "actually" or "simply" or "too" or "very" or "all" or "again" or "often" => WordRole.Skipped,
        _ => WordRole.Content,
    };
}
