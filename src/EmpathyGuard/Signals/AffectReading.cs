using System.Runtime.InteropServices;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>How pleasant and how strong a text is by its words, with fitted weights. Every part of it is a word that anyone can look up.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct AffectReading
{
    /// <summary>What a word that is taken back counts of its valence, and of its intensity: "not good" is bad, but less than "bad".</summary>
    public const double NegatedValence = -0.5;
    public const double NegatedIntensity = 0.5;

    private const double FewestCounted = 4;

    // The mean of many readers' grades keeps to the middle of their scale.
    private const double Gain = 2.5;

    /// <summary>−1 very unpleasant, 1 very pleasant.</summary>
    public double Valence;

    /// <summary>0 flat, 1 raw.</summary>
    public double Intensity;

    /// <summary>Reads a text.</summary>
    /// <param name="reading">The text.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="strongest">The strongest word of feeling or event by the lexicons.</param>
    /// <param name="odds">Room for the log-odds of each feeling; empty where they are not asked for.</param>
    public static AffectReading Read(TextReading reading, AffectWeights weights, double strongest, Span<double> odds)
    {
        AffectWords words = weights.Words;
        Span<double> valence = stackalloc double[4];
        Span<double> intensity = stackalloc double[4];
        Span<double> named = stackalloc double[odds.Length];
        valence.Clear();
        named.Clear();
        double pleasant = 0;
        double strong = 0;
        int content = 0;
        var tokens = new AffectTokens(reading);
        while (tokens.Next())
        {
            AddNamed(reading, tokens, valence, named);
            content += IsContent(tokens.Classes) ? 1 : 0;
            int entry = words.Find(reading.Document.Tokens[tokens.At].Stem);
            if (entry < 0)
            {
                continue;
            }

            pleasant += words.Valence(entry) * tokens.Degree * (tokens.Negated ? NegatedValence : 1);
            strong += words.Intensity(entry) * tokens.Degree * (tokens.Negated ? NegatedIntensity : 1);
            if (odds.Length > 0 && !tokens.Negated)
            {
                words.AddFeelings(entry, odds);
            }
        }

        for (int i = 0; i < odds.Length; i++)
        {
            odds[i] = (odds[i] / Divisor(content)) + weights.Feelings[2 * i] + (weights.Feelings[(2 * i) + 1] * Saturation.Of(named[i]));
        }

        double sum = Gain * ((pleasant / Divisor(content)) + Dot(weights.Valence, valence));
        var read = new AffectReading { Valence = sum / Math.Sqrt(1 + (sum * sum)) };
        intensity[0] = 1;
        intensity[1] = strongest;
        intensity[2] = Math.Abs(read.Valence);
        intensity[3] = Emphasis(reading.Document);
        read.Intensity = Saturation.Clamp(Math.Max(strongest, (strong / Divisor(content)) + Dot(weights.Intensity, intensity)));
        return read;
    }

    /// <summary>What a number of content words divides their sum by: neither their sum alone nor their mean.</summary>
    public static double Divisor(int content) => Math.Sqrt(Math.Max(FewestCounted, content) / FewestCounted);

    /// <summary>Whether a word says something by itself.</summary>
    public static bool IsContent(ulong classes) => !classes.Has(WordClass.Function);

    /// <summary>Adds what the lexicons say of a word: to the features of the valence, and to the feelings that it names.</summary>
    public static void AddNamed(TextReading reading, in AffectTokens token, Span<double> valence, Span<double> named)
    {
        ulong classes = token.Classes;
        if (!classes.HasAny(WordClasses.Feeling | WordClasses.Event))
        {
            return;
        }

        double size = reading.Lexicon.Size(reading.Document.Tokens[token.At].Word) * token.Degree;
        double signed = size * (token.Negated ? NegatedValence : 1);
        valence[0] += classes.HasAny(WordClasses.Pleasant) ? signed : 0;
        valence[1] += classes.HasAny(WordClasses.Unpleasant) ? signed : 0;
        valence[2] += classes.Has(WordClass.GoodEvent) ? signed : 0;
        valence[3] += classes.HasAny(WordClasses.BadEvent) ? signed : 0;
        if (named.Length == 0 || token.Negated)
        {
            return;
        }

        Name(classes, WordClass.Sad, FeelingKind.Sadness, size, named);
        Name(classes, WordClass.Fear, FeelingKind.Fear, size, named);
        Name(classes, WordClass.Anger, FeelingKind.Anger, size, named);
        Name(classes, WordClass.Shame, FeelingKind.Shame, size, named);
        Name(classes, WordClass.Hurt, FeelingKind.Hurt, size, named);
        Name(classes, WordClass.Lonely, FeelingKind.Loneliness, size, named);
        Name(classes, WordClass.Overwhelmed, FeelingKind.Overwhelm, size, named);
        Name(classes, WordClass.Tired, FeelingKind.Tiredness, size, named);
        Name(classes, WordClass.Confused, FeelingKind.Confusion, size, named);
        Name(classes, WordClass.Shock, FeelingKind.Surprise, size, named);
        Name(classes, WordClass.Joy, FeelingKind.Joy, size, named);
        Name(classes, WordClass.Pride, FeelingKind.Pride, size, named);
        Name(classes, WordClass.Relief, FeelingKind.Relief, size, named);
        Name(classes, WordClass.Love, FeelingKind.Love, size, named);
    }

    /// <summary>Exclamation marks and words in capitals.</summary>
    public static double Emphasis(TextDocument document)
    {
        int marks = 0;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            marks += document.Sentences[s].Kind == SentenceKind.Exclamation ? 1 : 0;
        }

        return Saturation.Of(marks, 0.7);
    }

    private static void Name(ulong classes, WordClass of, FeelingKind feeling, double size, Span<double> named) =>
        named[(int)feeling] += classes.Has(of) ? size : 0;

    private static double Dot(ReadOnlySpan<double> weights, ReadOnlySpan<double> features)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }
}
