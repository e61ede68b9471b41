using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// Adds up what in one message names a risk, and how the message is put. Each piece saturates, so that repeating it soon adds nothing. What each
/// counts is fitted; the sign of what names a risk is fixed by meaning.
/// </summary>
internal ref struct RiskEvidence
{
    /// <summary>How many kinds of risk there are.</summary>
    public const int Kinds = (int)Cue.RiskHarmToOthers - (int)Cue.RiskSuicide + 1;

    /// <summary>How many features the weights are of.</summary>
    public const int Count = Said + Manners;

    private const double QuotedShare = 0.5;
    private const int Said = 4;
    private const int Manners = 7;
    private const float OutrightFrom = 0.9f;
    private const float UnmistakableFrom = 1.5f;
    private const double Density = 8;

    private readonly Span<double> _kinds;
    private double _outright;
    private double _oblique;

    private RiskEvidence(Span<double> buffer) => _kinds = buffer[..Kinds];

    /// <summary>
    /// The names of the features: nothing but the message; a phrase that says the risk outright, or among other readings; no phrase of any kind;
    /// words for oneself, "we" (a shared matter), negators (despair is spoken in "not" and "never"), the past, numbers (a practical matter),
    /// sentences that ask, and whether the last one does: what a message is for comes last.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
        ["bias", "outright", "oblique", "nothingNamed", "ofSelf", "ofUs", "negators", "pastTense", "numbers", "asks", "endsAsking"];

    /// <summary>The evidence of each kind, in the order of <see cref="RiskKind"/>.</summary>
    public readonly ReadOnlySpan<double> OfKinds => _kinds;

    /// <summary>Whether a phrase names or alludes to any kind.</summary>
    public readonly bool NamesAny => _outright + _oblique > 0;

    /// <summary>Whether the person says a risk of themselves in so many words, and nothing in the message speaks against it.</summary>
    public bool IsUnmistakable { get; private set; }

    /// <summary>Whether a cue names a kind of risk.</summary>
    public static bool IsKind(Cue cue) => cue is >= Cue.RiskSuicide and <= Cue.RiskHarmToOthers;

    /// <summary>Reads a message.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="buffer">Room for <see cref="Kinds"/> sums, all 0; the evidence lives in it.</param>
    /// <param name="features">The features, in the order of <see cref="Names"/>.</param>
    public static RiskEvidence Read(TextReading reading, Span<double> buffer, Span<double> features)
    {
        var evidence = new RiskEvidence(buffer);
        bool spokenAgainst = false;
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            spokenAgainst |= hit.Cue == Cue.FigurativeOrNegated;
            if (IsKind(hit.Cue))
            {
                evidence.AddKind(reading, hit);
            }
        }

        evidence.IsUnmistakable &= !spokenAgainst;

        features[0] = 1;
        features[1] = Math.Min(1, evidence._outright);
        features[2] = Saturation.Of(evidence._oblique, 0.7);
        features[3] = evidence.NamesAny ? 0 : 1;
        Manner(reading, features[Said..]);
        return evidence;
    }

    private void AddKind(TextReading reading, in CueHit hit)
    {
        bool unmistakable = hit.Weight >= UnmistakableFrom;
        if (hit.Negated || (unmistakable && IsDoubted(reading, hit)))
        {
            return;
        }

        double share = hit.Quoted ? QuotedShare : 1;
        IsUnmistakable |= unmistakable && !hit.Quoted;
        _kinds[hit.Cue - Cue.RiskSuicide] += share * Math.Min(1, hit.Weight);
        if (hit.Weight >= OutrightFrom)
        {
            _outright += share;
        }
        else
        {
            _oblique += share;
        }
    }

    // "They asked whether I want to", "I do not want to": what is asked, supposed or denied up to there is not said. A "not" within the phrase is its own:
    // "I don't want to be here any more".
    private static bool IsDoubted(TextReading reading, in CueHit hit)
    {
        TextDocument document = reading.Document;
        for (int i = document.Sentences[hit.Sentence].First; i < hit.Last; i++)
        {
            if ((i < hit.First && reading.Lexicon.Classes(document.Tokens[i].Word).Has(WordClass.Negator)) || document.FoldedOf(document.Tokens[i]) is "if" or "whether" or "asked" or "asks" or "unless" or "years" or "play" or "played")
            {
                return true;
            }
        }

        return document.Sentences[hit.Sentence].Asks;
    }

    // How the message is put: of whom, in which tense, and whether it asks for something.
    private static void Manner(TextReading reading, Span<double> features)
    {
        TextDocument document = reading.Document;
        int self = 0;
        int us = 0;
        int negators = 0;
        int past = 0;
        int numbers = 0;
        int asks = 0;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            asks += document.Sentences[s].Asks ? 1 : 0;
        }

        for (int i = 0; i < document.TokenCount; i++)
        {
            ref readonly Token token = ref document.Tokens[i];
            ulong classes = reading.ClassesAt(i);
            self += classes.Has(WordClass.Me) ? 1 : 0;
            us += classes.Has(WordClass.We) ? 1 : 0;
            negators += classes.Has(WordClass.Negator) ? 1 : 0;
            numbers += token.Kind == TokenKind.Number ? 1 : 0;
            past += reading.TellingAt(i).Has(WordForm.PlainPast) ? 1 : 0;
        }

        double share = Density / Math.Max(1, document.WordCount);
        bool endsAsking = document.SentenceCount > 0 && document.Sentences[document.SentenceCount - 1].Asks;
        features[0] = Saturation.Of(self * share, 0.7);
        features[1] = Saturation.Of(us, 0.5);
        features[2] = Saturation.Of(negators * share, 0.7);
        features[3] = past * share;
        features[4] = Saturation.Of(numbers, 0.5);
        features[5] = Saturation.Of(asks, 0.7);
        features[6] = endsAsking ? 1 : 0;
    }
}
