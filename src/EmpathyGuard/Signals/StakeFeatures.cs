using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// What tells a message in which something is at stake for the person from a neutral one: not only words of feeling, but that somebody
/// tells what happened to them, with whom, for how long, and how it is told. Each feature is a count or a share that anyone can check by eye.
/// </summary>
internal static class StakeFeatures
{
    public const int Count = 22;

    /// <summary>The names, in the order of the values; the fitted weights are listed under them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bias", "feeling", "event", "goodNews", "harm", "conflict", "complaint", "ownWrong", "understated", "firstPerson", "people",
        "past", "asksFact", "asksSteps", "asksOpinion", "asksToBeHeard", "onlyAsks", "figurative", "length", "emphasis", "span", "technical",
    ];

    public static void Read(TextReading reading, in PersonReading person, double feeling, double happening, Span<double> features)
    {
        TextDocument document = reading.Document;
        int words = Math.Max(1, document.WordCount);
        int me = 0;
        int people = 0;
        int past = 0;
        int emphasis = 0;
        int span = 0;
        int technical = 0;
        int asking = 0;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            asking += sentence.Asks ? 1 : 0;
            technical += sentence.Kind == SentenceKind.Code ? 5 : 0;
            emphasis += sentence.Kind == SentenceKind.Exclamation ? 1 : 0;
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ref readonly Token token = ref document.Tokens[i];
                ulong classes = reading.ClassesAt(i);
                WordForm form = reading.TellingAt(i);

                // A name is one word, however many parts it has.
                words -= i > sentence.First && IsName(token) && IsName(document.Tokens[i - 1]) ? 1 : 0;
                me += classes.Has(WordClass.Me) || classes.Has(WordClass.We) ? 1 : 0;
                people += classes.Has(WordClass.Person) || classes.Has(WordClass.They) ? 1 : 0;
                past += classes.Has(WordClass.Participle) || form.Has(WordForm.Told) ? 1 : 0;
                emphasis += (token.Traits & (TokenTraits.AllCapitals | TokenTraits.DrawnOut)) != 0 && token.FoldedLength > 2 ? 1 : 0;
                span += form.Has(WordForm.Span) ? 1 : 0;
                technical += token.Kind is TokenKind.Link || (token.Kind == TokenKind.Punctuation && token.End > token.Start && document.Text[token.Start] is '{' or '}' or '=' or ';' or '<' or '>' or '/' or '%' or '[') ? 1 : 0;
            }
        }

        features[0] = 1;
        features[1] = feeling;
        features[2] = happening;
        features[3] = person.GoodNews;
        features[4] = person.Harm;
        features[5] = person.Conflict;
        features[6] = person.Complaint;
        features[7] = person.OwnWrong;
        features[8] = person.Understated;
        features[9] = Math.Min(1, 6.0 * me / words);
        features[10] = Saturation.Of(people, 0.5);
        features[11] = Saturation.Of(past, 0.4);
        features[12] = person.AsksFact;
        features[13] = person.AsksSteps;
        features[14] = person.AsksOpinion;
        features[15] = person.AsksToBeHeard;
        features[16] = document.SentenceCount > 0 && asking == document.SentenceCount ? 1 : 0;
        features[17] = Saturation.Of(reading.Count(Cue.FigurativeOrNegated), 0.7);
        features[18] = Saturation.Of(words, 0.03);
        features[19] = Saturation.Of(emphasis, 0.5);
        features[20] = Saturation.Of(span, 0.6);
        features[21] = Saturation.Of(technical, 0.5);
    }

    private static bool IsName(in Token token) => token is { Kind: TokenKind.Word, Word: 0 } && (token.Traits & TokenTraits.Capital) != 0;
}
