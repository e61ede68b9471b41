using EmpathyGuard.Text;

namespace EmpathyGuard.Lexicons;

/// <summary>
/// Reads the phrase language of the lexicon files: words, <c>a|b</c> alternatives, <c>word*</c> prefixes, <c>@Class</c>,
/// <c>element?</c> optional, <c>..3</c> a gap of up to three words, <c>^</c> and <c>$</c> the ends of the sentence.
/// </summary>
internal sealed class PhraseParser(Vocabulary vocabulary)
{
    private const int MostExpansions = 4096;
    private const int LongestGap = 8;

    /// <summary>The flat phrases that a line stands for.</summary>
    public List<List<PhraseElement>> Parse(string line)
    {
        List<List<PhraseElement>> phrases = [[]];
        foreach (string part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool optional = part.Length > 1 && part[^1] == '?';
            string element = optional ? part[..^1] : part;
            List<PhraseElement[]> alternatives = [.. element.Split('|').Select(Alternative)];
            if (optional)
            {
                alternatives.Add([]);
            }

            if (phrases.Count * alternatives.Count > MostExpansions)
            {
                throw new FormatException($"the phrase stands for more than {MostExpansions} phrases; split it.");
            }

            phrases = [.. phrases.SelectMany(p => alternatives.Select(a => (List<PhraseElement>)[.. p, .. a]))];
        }

        foreach (List<PhraseElement> phrase in phrases)
        {
            Check(phrase);
        }

        return phrases;
    }

    private static void Check(List<PhraseElement> phrase)
    {
        if (!phrase.Exists(static e => e.Kind is PhraseElementKind.Word or PhraseElementKind.Class))
        {
            throw new FormatException("a phrase needs at least one word or class.");
        }

        PhraseElementKind first = phrase[0].Kind == PhraseElementKind.Start && phrase.Count > 1 ? phrase[1].Kind : phrase[0].Kind;
        if (first is PhraseElementKind.Gap && phrase[0].Kind != PhraseElementKind.Start)
        {
            throw new FormatException("a phrase cannot begin with a gap.");
        }
    }

    private PhraseElement[] Alternative(string text)
    {
        if (text is "^" or "$")
        {
            return [new PhraseElement(text == "^" ? PhraseElementKind.Start : PhraseElementKind.End, 0)];
        }

        if (text.StartsWith("..", StringComparison.Ordinal))
        {
            return int.TryParse(text[2..], out int gap) && gap is > 0 and <= LongestGap
                ? [new PhraseElement(PhraseElementKind.Gap, gap)]
                : throw new FormatException($"'{text}' is no gap; write ..1 to ..{LongestGap}.");
        }

        if (text.StartsWith('@'))
        {
            return Enum.TryParse(text[1..], out WordClass wordClass) && !char.IsAsciiDigit(text[1])
                ? [new PhraseElement(PhraseElementKind.Class, (int)wordClass)]
                : throw new FormatException($"there is no word class '{text}'.");
        }

        if (text.Length == 0)
        {
            throw new FormatException("an alternative is empty.");
        }

        if (text.EndsWith('*'))
        {
            return [new PhraseElement(PhraseElementKind.Word, vocabulary.AddPrefix(text[..^1]))];
        }

        // An underscore joins the words of an alternative: "passed_away|died".
        return [.. text.Split('_').Select(w => new PhraseElement(PhraseElementKind.Word, vocabulary.Add(w)))];
    }
}
