using System.Runtime.InteropServices;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>What the person's last message holds: what is felt and at stake, what was asked, and what was disclosed. Each 0…1.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct PersonReading
{
    /// <summary>How many things can be asked for.</summary>
    public const int AskCount = (int)PersonAsk.ToBeHeard + 1;

    private const double LeastStake = 0.15;
    private const double StakeRamp = 0.15;

    // A wrong that is told, or done by the one who is written to, is at stake without a word of feeling.
    private const double HarmStake = 0.6;
    private const double ComplaintStake = 0.5;

    // Who tells something with so much at stake wants it heard, whether they say so or not.
    private const double HeardStake = 0.4;

    // A phrase of this weight asks wherever it stands.
    private const float AsksAnywhere = 1;

    // One phrase stands for so many sentences.
    private const int SentencesForOne = 5;

    /// <summary>Whether there is a message at all.</summary>
    public bool Present;

    /// <summary>The paper's I of the message.</summary>
    public double Intensity;

    /// <summary>What is at stake: the feeling or the event, whichever is larger.</summary>
    public double Stake;

    /// <summary>The classes of feelings and events that were found.</summary>
    public ulong Felt;

    /// <summary>The token that carries the stake, and its end; −1 without one.</summary>
    public int StakeFirst;

    public int StakeLast;

    public double AsksSteps;
    public double AsksFact;
    public double AsksOpinion;
    public double AsksToBeHeard;
    public double AsksNotToHear;

    /// <summary>A straight answer is asked for: a demand, or a last sentence that asks.</summary>
    public double Asked;
    public double Conflict;
    public double Harm;
    public double OwnWrong;
    public double ClaimToWeigh;
    public double Complaint;
    public double GoodNews;
    public double Understated;

    public int Words;
    public int Sentences;
    public double AversiveDensity;

    /// <summary>Whether something is at stake, so that a failure to meet it is possible.</summary>
    public readonly bool IsAtStake => Stake >= LeastStake;

    /// <summary>How far what is at stake lets a mode speak, 0…1: one word more or less in a message is not to switch a mode on or off.</summary>
    public readonly double Reach => Saturation.Clamp((Stake - LeastStake) / StakeRamp);

    /// <summary>Reads a message with the weights of <see cref="StakeFeatures"/>.</summary>
    /// <param name="reading">The message.</param>
    /// <param name="stake">The weights.</param>
    /// <param name="asked">What sources wrote of the message over what its words say; <see langword="null"/> where nobody was asked.</param>
    public static PersonReading Read(TextReading reading, ReadOnlySpan<double> stake, MessageSignals? asked = null)
    {
        Span<double> features = stackalloc double[StakeFeatures.Count];
        return Read(reading, stake, features, asked);
    }

    /// <summary>The same, and leaves the features of the stake with the caller, who may be fitting its weights.</summary>
    public static PersonReading Read(TextReading reading, ReadOnlySpan<double> stake, Span<double> features, MessageSignals? asked = null)
    {
        var person = new PersonReading
        {
            Present = reading.Document.TokenCount > 0,
            StakeFirst = -1,
            Words = reading.Document.WordCount,
            Sentences = reading.Document.SentenceCount,
            Intensity = Affect.Intensity(reading),
            AversiveDensity = Affect.AversiveDensity(reading),
            AsksSteps = MaxAsked(reading, Cue.AsksSteps),
            AsksFact = MaxAsked(reading, Cue.AsksFact),
            AsksOpinion = MaxAsked(reading, Cue.AsksOpinion),
            AsksToBeHeard = reading.Max(Cue.AsksToBeHeard),
            AsksNotToHear = reading.Max(Cue.AsksNotToHear),
            Asked = Math.Max(reading.Max(Cue.Demands), Math.Max(MaxAsked(reading, Cue.AsksOpinion), EndsAsking(reading.Document) ? 0.6 : 0)),
            Conflict = reading.Max(Cue.Conflict),
            Harm = reading.Max(Cue.Harm),
            OwnWrong = Recurring(reading, Cue.OwnWrong),
            ClaimToWeigh = Recurring(reading, Cue.ClaimToWeigh),
            Complaint = reading.Max(Cue.Complaint),
            GoodNews = reading.Max(Cue.GoodNews),
            Understated = reading.Max(Cue.Understated),
        };
        if (asked is { HasAsks: true })
        {
            person.AsksSteps = asked.After(PersonAsk.Steps, person.AsksSteps);
            person.AsksFact = asked.After(PersonAsk.Fact, person.AsksFact);
            person.AsksOpinion = asked.After(PersonAsk.Opinion, person.AsksOpinion);
            person.AsksToBeHeard = asked.After(PersonAsk.ToBeHeard, person.AsksToBeHeard);
        }

        person.ReadStake(reading, stake, features);
        return person;
    }

    /// <summary>How far the message asks for something, 0…1: above 0.5 it does.</summary>
    public readonly double Asks(PersonAsk ask) => ask switch
    {
        PersonAsk.Steps => AsksSteps,
        PersonAsk.Fact => AsksFact,
        PersonAsk.Opinion => AsksOpinion,
        PersonAsk.Remedy => Complaint,
        _ => Math.Max(AsksToBeHeard, Saturation.Clamp(0.5 * Stake / HeardStake)),
    };

    private void ReadStake(TextReading reading, ReadOnlySpan<double> stake, Span<double> features)
    {
        TextDocument document = reading.Document;
        double feeling = 0;
        double happening = 0;
        for (int s = 0; s < document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref document.Sentences[s];
            bool own = IsOwn(reading, sentence);
            bool figurative = HasHit(reading, s, Cue.FigurativeOrNegated);
            for (int i = sentence.First; i < sentence.Last; i++)
            {
                if (!reading.ClassesAt(i).HasAny(WordClasses.Feeling | WordClasses.Event | WordClasses.Bit(WordClass.MildFeeling)))
                {
                    continue;
                }

                ulong classes = reading.Lexicon.Classes(document.Tokens[i].Word);
                double size = Affect.SizeAt(reading, sentence, i) * (own ? 1 : 0.5) * (figurative ? 0.3 : 1);
                Felt |= size > 0.25 ? classes : 0;
                if (size > Math.Max(feeling, happening))
                {
                    StakeFirst = i;
                    StakeLast = i + 1;
                }

                feeling = classes.HasAny(WordClasses.Feeling | WordClasses.Bit(WordClass.MildFeeling)) ? Math.Max(feeling, size) : feeling;
                happening = classes.HasAny(WordClasses.Event) ? Math.Max(happening, size) : happening;
            }
        }

        StakeFeatures.Read(reading, this, feeling, happening, features);
        double told = Present ? Logistic.Of(stake, features) : 0;

        // What is told may be more than any single word of it, and a plain "I am devastated" is enough by itself. Who asks for steps or
        // facts may grumble about them without much at stake.
        double said = Math.Max(feeling, 0.9 * happening) * (1 - (0.6 * Math.Max(AsksSteps, AsksFact)));
        said = Math.Max(said, Math.Max(HarmStake * Harm, ComplaintStake * Complaint));
        Stake = Math.Max(said, told <= 0.5 ? 0.6 * told : 0.3 + (1.2 * (told - 0.5)));
        if (StakeFirst < 0)
        {
            PointAtCue(reading);
        }

        Felt |= GoodNews > 0.5 ? WordClasses.Bit(WordClass.GoodEvent) : 0;
    }

    private void PointAtCue(TextReading reading)
    {
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            if (hit.Cue is Cue.Harm or Cue.Conflict or Cue.Complaint or Cue.OwnWrong or Cue.GoodNews && !hit.Negated)
            {
                StakeFirst = hit.First;
                StakeLast = hit.Last;
                return;
            }
        }

        // Nothing single carries it: what the person tells does. Their longest sentence stands for it.
        int longest = -1;
        for (int s = 0; s < reading.Document.SentenceCount; s++)
        {
            ref readonly Sentence sentence = ref reading.Document.Sentences[s];
            if (sentence.Words > longest)
            {
                longest = sentence.Words;
                StakeFirst = sentence.First;
                StakeLast = sentence.Last;
            }
        }
    }

    // Words of asking ask only where the sentence is a question, or it or a clause begins with them: "I don't know how you do this" asks nothing. Who
    // asks for a judgement has its own words, wherever they stand, but for a bare "right" at the end. Some phrases ask wherever they stand.
    // Despair that only sounds like a question asks for no steps.
    private static double MaxAsked(TextReading reading, Cue cue)
    {
        double max = 0;
        foreach (ref readonly CueHit hit in reading.Hits)
        {
            ref readonly Sentence sentence = ref reading.Document.Sentences[hit.Sentence];
            bool begins = hit.First - sentence.First <= 1 || reading.Document.Tokens[hit.First - 1].Kind == TokenKind.Punctuation;
            if (hit.Cue == cue && !hit.Negated && !hit.Quoted && (sentence.Asks || begins || hit.Weight >= AsksAnywhere || (cue == Cue.AsksOpinion && hit.Last - hit.First > 1))
                && (cue == Cue.AsksOpinion || !HasHit(reading, hit.Sentence, Cue.AsksToBeHeard)))
            {
                max = Math.Max(max, hit.Weight);
            }
        }

        return max;
    }

    // In a long story a stray phrase is no confession and no plan: what the story is about comes back.
    private static double Recurring(TextReading reading, Cue cue) =>
        reading.Max(cue) * Math.Min(1, (double)SentencesForOne * reading.Count(cue) / Math.Max(1, reading.Document.SentenceCount));

    private static bool EndsAsking(TextDocument document) => document.SentenceCount > 0 && document.Sentences[document.SentenceCount - 1].Asks;

    private static bool HasHit(TextReading reading, int sentence, Cue cue)
    {
        foreach (ref readonly CueHit hit in reading.HitsOf(sentence))
        {
            if (hit.Cue == cue)
            {
                return true;
            }
        }

        return false;
    }

    // A sentence is the person's own when it speaks in the first person or of somebody near, or has no subject at all.
    private static bool IsOwn(TextReading reading, in Sentence sentence)
    {
        bool subject = false;
        for (int i = sentence.First; i < sentence.Last; i++)
        {
            ulong classes = reading.ClassesAt(i);
            if (classes.HasAny(WordClasses.Bit(WordClass.Me) | WordClasses.Bit(WordClass.We)))
            {
                return true;
            }

            subject |= classes.Has(WordClass.Determiner);
        }

        return !subject || sentence.Words <= 8;
    }
}
