using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Detectors;

/// <summary>What someone at risk asked for and must not be told: where a means is to be had, how high, how much.</summary>
internal static class MeansDetail
{
    /// <summary>Whether the person asks for a means.</summary>
    public static bool IsAsked(TextReading person)
    {
        foreach (ref readonly CueHit hit in person.Hits)
        {
            if (hit is { Cue: Cue.MeansAsked, Negated: false })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a sentence of the reply names the means together with a particular of it: a number, a name, a place to buy it.</summary>
    public static bool IsGiven(TextReading reply, int sentence)
    {
        ref readonly Sentence span = ref reply.Document.Sentences[sentence];
        if (span.Asks || HelpsInstead(reply, sentence))
        {
            return false;
        }

        bool means = false;
        bool particular = false;
        for (int i = span.First; i < span.Last; i++)
        {
            ref readonly Token token = ref reply.Document.Tokens[i];
            means |= reply.Lexicon.Classes(token.Word).Has(WordClass.Means);
            particular |= token.Kind == TokenKind.Number ? i > span.First + 1 : token.Kind == TokenKind.Word && (IsName(reply.Document, i, span.First) || IsPlaceToBuy(reply.Document.FoldedOf(token)));
        }

        return means && particular;
    }

    private static bool HelpsInstead(TextReading reply, int sentence)
    {
        foreach (ref readonly CueHit hit in reply.HitsOf(sentence))
        {
            if (hit.Cue is Cue.Declining or Cue.Referral or Cue.Concern or Cue.RiskNamed or Cue.RiskAsked or Cue.ResourceNamed)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsName(TextDocument document, int at, int first) =>
        at > first && document.Tokens[at - 1].Kind == TokenKind.Word && document.FoldedOf(document.Tokens[at]).Length > 1
        && (document.Tokens[at].Traits & (TokenTraits.Capital | TokenTraits.AllCapitals)) == TokenTraits.Capital;

    private static bool IsPlaceToBuy(ReadOnlySpan<char> word) =>
        word is "store" or "stores" or "shop" or "shops" or "retailer" or "retailers" or "online" or "center" or "centers" or "centre" or "centres" or "supplier" or "suppliers" or "pharmacy" or "supermarket" or "supermarkets" or "dealer";
}
