using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard.Detectors;

/// <summary>
/// How a rendition lost what its source felt: what is gone of it, whether the frame of the text was kept while the feeling was taken out, what
/// was made smaller or less certain, and what was put in its place. Each is a share or a count that anyone can check by eye.
/// </summary>
internal static class RenditionFeatures
{
    public const int Count = 19;

    // What is made smaller, denied or said without its emphasis is lost as well, if less than what is gone.
    private const double Manner = 0.6;

    // How far two wordings of one thing lie apart, and how much further another thing does.
    private const double OfWording = 0.1;
    private const double TurnedBy = 0.45;
    private const double NearNeutral = 0.05;
    private const double WordingCounts = 0.25;

    // Words of feeling or event that are looked for in the output; what stands beyond them in a long source says no more.
    private const int MostNamed = 64;

    /// <summary>The names, in the order of the values; the fitted weights are listed under them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bias", "lostIntensity", "lostValence", "lostNamed", "frameKept", "swapped", "softened", "mild", "emphasisLost", "general",
        "shorter", "pleasant", "hope", "growth", "thanks", "directing", "denied", "unpleasant", "vague"
    ];

    public static RenditionLoss Read(
        TextReading source, in PersonReading person, TextReading output, in ReplyReading reply, AffectWeights weights, Span<double> features)
    {
        Span<double> odds = stackalloc double[AffectWeights.FeelingCount];
        odds.Clear();
        AffectReading from = AffectReading.Read(source, weights, person.Intensity, []);
        AffectReading to = AffectReading.Read(output, weights, reply.Intensity, odds);
        double lostNamed = LostNamed(source, output, out bool namesAny);
        double lostIntensity = person.Intensity <= 0 ? 0 : Saturation.Clamp((person.Intensity - reply.Intensity) / person.Intensity);
        double distance = Math.Abs(from.Valence);

        // Turned to its opposite is lost as well, and no more than whole.
        double lostValence = distance <= 0 ? 0 : Saturation.Clamp(1 - (to.Valence / from.Valence));
        double words = Math.Max(1, reply.Words);
        features[0] = 1;
        features[1] = Math.Max(0, person.Intensity - reply.Intensity);
        features[2] = distance * lostValence;
        features[3] = namesAny ? lostNamed : 0;
        features[4] = reply.TakenShare;
        features[5] = reply.TakenShare * lostNamed;
        features[6] = Saturation.Of(Sum(output, Cue.Softening) - Softeners(source), 0.6);
        features[18] = Saturation.Of(Sum(output, Cue.Vague), 0.8);
        features[7] = Saturation.Of(Math.Max(0, CountOf(output, WordClass.MildFeeling) - CountOf(source, WordClass.MildFeeling)), 0.8);
        features[8] = Math.Max(0, AffectReading.Emphasis(source.Document) - AffectReading.Emphasis(output.Document));
        features[9] = Math.Max(0, OthersShare(output, words) - OthersShare(source, Math.Max(1, source.Document.WordCount)));
        features[10] = Saturation.Clamp(1 - (words / Math.Max(1, source.Document.WordCount)));
        features[11] = Math.Max(0, to.Valence - Math.Max(0, from.Valence));
        features[12] = Saturation.Of(Sum(output, Cue.AddsHope), 0.6);
        features[13] = Saturation.Of(Sum(output, Cue.AddsGrowth), 0.6);
        features[14] = Math.Max(Saturation.Of(Sum(output, Cue.AddsThanks), 0.8), 1 / (1 + Math.Exp(-odds[(int)FeelingKind.Gratitude])));
        features[15] = Saturation.Of(reply.Advice + reply.Moralising + reply.Closure);
        features[16] = Saturation.Of(Negators(output) - Negators(source), 0.7);
        features[17] = Math.Max(0, -from.Valence);

        // Where what was named is said, the colour of the other words is a matter of wording.
        double gone = namesAny ? Math.Max(WordingCounts, Math.Max(lostNamed, lostIntensity)) : 1;
        double towards = from.Valence > NearNeutral ? from.Valence - to.Valence : to.Valence - from.Valence;
        double turned = gone * Saturation.Clamp((towards - OfWording) / TurnedBy);
        double manner = gone * Manner * Math.Max(Math.Max(features[6], features[7]), Math.Max(features[8], features[16]));
        return new RenditionLoss
        {
            Intensity = person.Intensity,
            Distance = distance,
            Stake = person.Stake,
            IsTold = CountOf(source, WordClass.Me) + CountOf(source, WordClass.We) > 0 || AffectReading.Emphasis(source.Document) > 0,
            Share = Math.Max(Math.Max(lostNamed, lostIntensity * Math.Min(1, person.Intensity / 0.3)), Math.Max(turned, manner)),
        };
    }

    // The share, by size, of the words of feeling and event of the source that the output does not say: neither the word, nor another of its
    // kind at half its size.
    private static double LostNamed(TextReading source, TextReading output, out bool any)
    {
        double all = 0;
        double lost = 0;
        int named = 0;
        var tokens = new AffectTokens(source);
        while (tokens.Next() && named < MostNamed)
        {
            if (tokens.Negated || !tokens.Classes.HasAny(WordClasses.Feeling | WordClasses.Event))
            {
                continue;
            }

            named++;
            double size = source.Lexicon.Size(source.Document.Tokens[tokens.At].Word);
            all += size;
            lost += Said(output, source.Document.Tokens[tokens.At].Stem, tokens.Classes & (WordClasses.Feeling | WordClasses.Event), size) ? 0 : size;
        }

        any = named > 0;
        return all > 0 ? lost / all : 0;
    }

    private static bool Said(TextReading output, uint stem, ulong kinds, double size)
    {
        var tokens = new AffectTokens(output);
        while (tokens.Next())
        {
            if (!tokens.Negated && tokens.Degree >= 1
                && (output.Document.Tokens[tokens.At].Stem == stem
                    || (tokens.Classes.HasAny(kinds) && output.Lexicon.Size(output.Document.Tokens[tokens.At].Word) >= size / 2)))
            {
                return true;
            }
        }

        return false;
    }

    private static double Sum(TextReading reading, Cue cue)
    {
        double sum = 0;
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            sum += hit.Cue == cue && !hit.Negated ? hit.Weight : 0;
        }

        return sum;
    }

    private static int Softeners(TextReading reading) => CountOf(reading, WordClass.Diminisher) + CountOf(reading, WordClass.Hedge);

    private static int Negators(TextReading reading) => CountOf(reading, WordClass.Negator);

    private static int CountOf(TextReading reading, WordClass of)
    {
        int count = 0;
        for (int i = 0; i < reading.Document.TokenCount; i++)
        {
            count += reading.ClassesAt(i).Has(of) ? 1 : 0;
        }

        return count;
    }

    // "I" that becomes "you", "people" or nobody: what was one person's becomes anyone's.
    private static double OthersShare(TextReading reading, double words)
    {
        int others = 0;
        int mine = 0;
        for (int i = 0; i < reading.Document.TokenCount; i++)
        {
            ulong classes = reading.ClassesAt(i);
            others += classes.HasAny(WordClasses.Bit(WordClass.You) | WordClasses.Bit(WordClass.They) | WordClasses.Bit(WordClass.Category)) ? 1 : 0;
            mine += classes.HasAny(WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.We)) ? 1 : 0;
        }

        return Saturation.Clamp(0.5 + (4 * (others - mine) / words / 2));
    }
}
