using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Adds up what in one message speaks for and against a risk. Each piece saturates, so that repeating it soon adds nothing.</summary>
internal ref struct RiskEvidence
{
    /// <summary>How many kinds of risk there are.</summary>
    public const int Kinds = (int)Cue.RiskHarmToOthers - (int)Cue.RiskSuicide + 1;

    private const int Around = (int)Cue.RiskHousehold - (int)Cue.RiskNow + 1;
    private const double QuotedShare = 0.5;
    private const float OutrightFrom = 0.9f;
    private const double Density = 8;

    private readonly Span<double> _kinds;
    private readonly Span<double> _around;
    private double _outright;
    private double _oblique;

    public RiskEvidence(Span<double> buffer)
    {
        _kinds = buffer[..Kinds];
        _around = buffer.Slice(Kinds, Around);
    }

    /// <summary>How much room the sums need.</summary>
    public static int Size => Kinds + Around;

    /// <summary>The evidence of each kind, in the order of <see cref="RiskKind"/>.</summary>
    public readonly ReadOnlySpan<double> OfKinds => _kinds;

    /// <summary>Whether a phrase names or alludes to any kind.</summary>
    public readonly bool NamesAny => _outright + _oblique > 0;

    /// <summary>Whether a cue names a kind of risk.</summary>
    public static bool IsKind(Cue cue) => cue is >= Cue.RiskSuicide and <= Cue.RiskHarmToOthers;

    /// <summary>Whether a cue stands around a risk and speaks for it.</summary>
    public static bool SpeaksFor(Cue cue) => cue is >= Cue.RiskNow and <= Cue.RiskPlea;

    /// <summary>Whether a cue stands around a risk and takes it back.</summary>
    public static bool SpeaksAgainst(Cue cue) => cue is >= Cue.RiskPast and <= Cue.RiskHousehold;

    /// <summary>Adds one hit.</summary>
    public void Add(in CueHit hit, bool sentenceAsks)
    {
        if (IsKind(hit.Cue))
        {
            AddKind(hit);
        }
        else if (SpeaksFor(hit.Cue) || (SpeaksAgainst(hit.Cue) && !hit.Negated && (sentenceAsks || hit.Cue != Cue.RiskErrand)))
        {
            // "What is it?" asks for something else; "what it is" in a statement does not.
            _around[hit.Cue - Cue.RiskNow] += hit.Weight;
        }
    }

    /// <summary>The score of the message: above 0 it holds a risk cue.</summary>
    public readonly double Score(TextReading reading)
    {
        double score = RiskWeights.Bias
            + (RiskWeights.Outright * Saturation.Of(_outright))
            + (RiskWeights.Oblique * Saturation.Of(_oblique, 0.7))
            + (NamesAny ? 0 : RiskWeights.NothingNamed);
        for (int i = 0; i < Around; i++)
        {
            score += RiskWeights.Of(Cue.RiskNow + i) * Saturation.Of(_around[i], 0.7);
        }

        return score + Manner(reading);
    }

    private void AddKind(in CueHit hit)
    {
        if (hit.Negated)
        {
            return;
        }

        double share = hit.Quoted ? QuotedShare : 1;
        _kinds[hit.Cue - Cue.RiskSuicide] += share * hit.Weight;
        if (hit.Weight >= OutrightFrom)
        {
            _outright += share;
        }
        else
        {
            _oblique += share;
        }
    }

    // How the message is put: of whom, in which tense, and whether it asks for something.
    private static double Manner(TextReading reading)
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
            ulong classes = reading.Lexicon.Classes(token.Word);
            self += classes.Has(WordClass.Me) ? 1 : 0;
            us += classes.Has(WordClass.We) ? 1 : 0;
            negators += classes.Has(WordClass.Negator) ? 1 : 0;
            numbers += token.Kind == TokenKind.Number ? 1 : 0;
            past += token.FoldedLength is 3 or 4 && document.FoldedOf(token) is "was" or "were" or "had" or "did" ? 1 : 0;
        }

        double share = Density / Math.Max(1, document.WordCount);
        bool endsAsking = document.SentenceCount > 0 && document.Sentences[document.SentenceCount - 1].Asks;
        return (RiskWeights.OfSelf * Saturation.Of(self * share, 0.7))
            + (RiskWeights.OfUs * Saturation.Of(us, 0.5))
            + (RiskWeights.Negators * Saturation.Of(negators * share, 0.7))
            + (RiskWeights.PastTense * past * share)
            + (RiskWeights.Numbers * Saturation.Of(numbers, 0.5))
            + (RiskWeights.Asks * Saturation.Of(asks, 0.7))
            + (endsAsking ? RiskWeights.EndsAsking : 0);
    }
}
