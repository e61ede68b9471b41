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
    private const float EvenAskedFrom = 2.5f;
    private const int FewWords = 16;
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

    /// <summary>Whether the person says a risk of themselves in so many words, and nothing around it speaks against it.</summary>
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
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            if (IsKind(hit.Cue))
            {
                evidence.AddKind(reading, hit);
            }
        }

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
        IsUnmistakable |= unmistakable && !hit.Quoted && !IsSpokenAgainst(reading, hit.Sentence);
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

    // "They asked whether I want to", "I do not want to", "it feels like he hit me", "he broke my arm when I was nine", "in 1984": what is asked, supposed,
    // denied, likened or long past is not said. A "not" within the phrase is its own: "I don't want to be here any more".
    private static bool IsDoubted(TextReading reading, in CueHit hit)
    {
        TextDocument document = reading.Document;
        ref readonly Sentence sentence = ref document.Sentences[hit.Sentence];
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ReadOnlySpan<char> word = document.FoldedOf(document.Tokens[i]);
            bool isBefore = i < hit.First;
            if ((isBefore && reading.Lexicon.Classes(document.Tokens[i].Word).Has(WordClass.Negator))
                || (isBefore && word is "like")
                || (i < hit.Last && word is "if" or "whether" or "asked" or "asks" or "unless" or "years" or "play" or "played")
                || (i > hit.First && i < hit.Last && word is "never" or "no")
                || IsLongPast(document, sentence, i, word))
            {
                return true;
            }
        }

        return hit.Weight < EvenAskedFrom && sentence.Asks;
    }

    private static bool IsLongPast(TextDocument document, in Sentence sentence, int at, ReadOnlySpan<char> word) =>
        word is "when" or "while"
            ? at + 2 < sentence.Last && document.FoldedOf(document.Tokens[at + 2]) is "was" or "were"
            : document.Tokens[at].Kind == TokenKind.Number && word.Length == 4 && word[0] is '1' or '2';

    // What is said as a joke or of a story is said so in the same breath, or in the next when there are no more than a few words.
    private static bool IsSpokenAgainst(TextReading reading, int sentence)
    {
        bool isShort = reading.Document.WordCount <= FewWords;
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            if (hit.Cue == Cue.FigurativeOrNegated && (isShort || hit.Sentence == sentence))
            {
                return true;
            }
        }

        return false;
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
