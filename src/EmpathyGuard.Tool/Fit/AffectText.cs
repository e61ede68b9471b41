using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Tool.Fit;

/// <summary>A text as the weights of affect read it.</summary>
/// <param name="Words">Its words that may have a weight, as stems with how each is said.</param>
/// <param name="Divisor">What their sum is divided by.</param>
/// <param name="Valence">What the lexicons say of its valence.</param>
/// <param name="Named">How strongly the lexicons name each feeling in it.</param>
/// <param name="Strongest">The strongest word of feeling or event by the lexicons.</param>
/// <param name="Emphasis">Exclamation marks.</param>
internal sealed record AffectText(IReadOnlyList<(uint Stem, float Degree, bool Negated)> Words, double Divisor, double[] Valence, double[] Named, double Strongest, double Emphasis)
{
    // Who somebody is says nothing of how they are, whatever a corpus of comments and reviews says beside it.
    private static readonly HashSet<string> Identities = new(
        [
            "gay", "lesbian", "bi", "bisexual", "trans", "transgender", "queer", "straight", "homosexual", "asexual", "nonbinary", "lgbt", "lgbtq", "black", "white", "brown", "asian", "african",
            "american", "european", "indian", "chinese", "mexican", "latino", "latina", "hispanic", "arab", "native", "immigrant", "refugee", "muslim", "islam", "islamic", "christian",
            "christianity", "catholic", "jew", "jewish", "hindu", "buddhist", "atheist", "religious", "religion", "autistic", "autism", "disabled", "deaf", "blind", "wheelchair", "elderly", "teen",
            "male", "female", "feminist", "masculine", "feminine", "racial", "race", "gender", "jewish", "israeli", "palestinian", "russian", "german", "french", "british", "scottish", "irish",
            "nigerian", "pakistani", "filipino", "korean", "japanese", "vietnamese", "turkish", "polish", "republican", "democrat", "liberal", "conservative",
        ], StringComparer.Ordinal);

    private static readonly ulong Closed = WordClasses.Bit(WordClass.Determiner) | WordClasses.Bit(WordClass.Preposition) | WordClasses.Bit(WordClass.You)
        | WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.We) | WordClasses.Bit(WordClass.They) | WordClasses.Bit(WordClass.Be) | WordClasses.Bit(WordClass.Have)
        | WordClasses.Bit(WordClass.Auxiliary) | WordClasses.Bit(WordClass.Modal) | WordClasses.Bit(WordClass.Negator) | WordClasses.Bit(WordClass.Wh) | WordClasses.Bit(WordClass.Intensifier)
        | WordClasses.Bit(WordClass.Diminisher) | WordClasses.Bit(WordClass.Person) | WordClasses.Bit(WordClass.Category) | WordClasses.Bit(WordClass.Role);

    /// <summary>Reads a text, and hands each word that may have a weight to an action: the stem, the word, and whether it stands like a name.</summary>
    public static AffectText Of(TextReading reading, string text, Action<uint, string, bool> take)
    {
        reading.Read(text);
        List<(uint, float, bool)> words = [];
        double[] valence = new double[AffectWeights.ValenceNames.Count];
        double[] named = new double[AffectWeights.FeelingCount];
        int content = 0;
        var tokens = new AffectTokens(reading);
        while (tokens.Next())
        {
            AffectReading.AddNamed(reading, tokens, valence, named);
            content += AffectReading.IsContent(tokens.Classes) ? 1 : 0;
            Token token = reading.Document.Tokens[tokens.At];
            string word = reading.Document.FoldedOf(token).ToString();
            if (tokens.Classes.HasAny(Closed) || word.Length < 2 || Identities.Contains(word) || !word.All(char.IsAsciiLetter))
            {
                continue;
            }

            bool isName = (token.Traits & (TokenTraits.Capital | TokenTraits.AllCapitals)) == TokenTraits.Capital && tokens.At > 0 && reading.Document.Tokens[tokens.At - 1].Kind == TokenKind.Word;
            take(token.Stem, word, isName);
            words.Add((token.Stem, tokens.Degree, tokens.Negated));
        }

        return new AffectText(words, AffectReading.Divisor(content), valence, named, Affect.Intensity(reading), AffectReading.Emphasis(reading.Document));
    }
}
