using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>Reads the size of what is felt or at stake in a text, on the 0…1 scale of the paper's intensity measure.</summary>
internal static class Affect
{
    private const float Intensified = 0.12f;
    private const float Diminished = -0.3f;
    private const float Shouted = 0.08f;

    /// <summary>The size at which one feeling word is said: its own, raised or lowered by what stands before it; 0 when it is taken back.</summary>
    public static float SizeAt(TextReading reading, in Sentence sentence, int at)
    {
        TextDocument document = reading.Document;
        ref readonly Token token = ref document.Tokens[at];
        float size = reading.Lexicon.Size(token.Word);
        bool negated = false;
        for (int i = at - 1, seen = 0; i >= sentence.First && seen < 3; i--)
        {
            ref readonly Token before = ref document.Tokens[i];
            if (before.Kind == TokenKind.Punctuation)
            {
                break;
            }

            seen++;
            ulong classes = reading.ClassesAt(i);
            negated |= classes.Has(WordClass.Negator);
            size += classes.Has(WordClass.Intensifier) ? Intensified : classes.Has(WordClass.Diminisher) ? Diminished : 0;
        }

        if ((token.Traits & (TokenTraits.AllCapitals | TokenTraits.DrawnOut)) != 0)
        {
            size += Shouted;
        }

        return negated ? 0 : Math.Clamp(size, 0.05f, 1f);
    }

    /// <summary>The paper's I of a whole text: the strongest word of feeling or of event, and a little for each further one.</summary>
    public static double Intensity(TextReading reading)
    {
        double strongest = 0;
        double rest = 0;
        TextDocument document = reading.Document;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                ulong classes = reading.ClassesAt(i);
                if (!classes.HasAny(WordClasses.Feeling | WordClasses.Event | WordClasses.Bit(WordClass.MildFeeling)))
                {
                    continue;
                }

                float size = SizeAt(reading, sentence, i) * (classes.HasAny(WordClasses.Feeling) ? 1f : 0.8f);
                rest += Math.Min(strongest, size);
                strongest = Math.Max(strongest, size);
            }
        }

        return Saturation.Clamp(strongest + (0.1 * Saturation.Of(rest)));
    }

    /// <summary>Aversive or graphic elements per sentence: the paper's a and b.</summary>
    public static double AversiveDensity(TextReading reading)
    {
        TextDocument document = reading.Document;
        int count = 0;
        for (int i = 0; i < document.TokenCount; i++)
        {
            count += reading.ClassesAt(i).Has(WordClass.Aversive) ? 1 : 0;
        }

        return document.SentenceCount == 0 ? 0 : (double)count / document.SentenceCount;
    }
}
