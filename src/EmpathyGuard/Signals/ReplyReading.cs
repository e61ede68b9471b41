using System.Runtime.InteropServices;

namespace EmpathyGuard.Signals;

/// <summary>Sums over the sentences of a reply, and what only the whole reply has.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ReplyReading
{
    public int Words;
    public int Sentences;
    public int ListItems;
    public int Questions;

    /// <summary>The paper's I of the reply.</summary>
    public double Intensity;

    public double AversiveDensity;
    public Register Register;

    /// <summary>The size of the largest feeling named as the person's, of the kind that the person feels.</summary>
    public double Met;

    /// <summary>The size of the largest feeling named at all.</summary>
    public double Named;

    /// <summary>The person's particulars that the reply takes up, as a sum of weights.</summary>
    public double Taken;

    /// <summary>The content words of the reply, as a sum of weights.</summary>
    public double Content;

    /// <summary>Words of the sentences that were read: without repeated sentences and bare formulas.</summary>
    public int ReadWords;

    /// <summary>The share of <see cref="ReadWords"/> in sentences that ask the person about what they have not said.</summary>
    public double AskedShare;

    /// <summary>Whether the last sentence asks so.</summary>
    public bool EndsAsking;

    /// <summary>Clauses that state something of the person, and openings that offer a reading of them.</summary>
    public double Told;
    public double Inferred;

    /// <summary>The share of sentences that state or infer, and do not direct.</summary>
    public double ToldShare;

    /// <summary>What is taken up of the person's particulars in sentences that state or infer.</summary>
    public double TakenWhereTold;

    /// <summary>Clauses that tell the person what to do, and the share of sentences that do.</summary>
    public double Directed;
    public double DirectedShare;

    /// <summary>The share of words by which the speaker tells of their own life.</summary>
    public double OwnStory;

    /// <summary>The share of <see cref="ReadWords"/> that address the person.</summary>
    public double Addressed;

    /// <summary>The share of <see cref="ReadWords"/> in sentences that name the feeling or say concern.</summary>
    public double FeltShare;

    /// <summary>The share of the person's particulars that is taken up, 0…1.</summary>
    public double TakenShare;

    /// <summary>Numbers, and names within sentences.</summary>
    public int Concrete;

    /// <summary>Those of them that the person never spoke of.</summary>
    public int Foreign;

    /// <summary>The share of <see cref="ReadWords"/> in sentences that anyone could have been sent.</summary>
    public double GenericShare;

    /// <summary>Pleasant words and praise that nothing takes back.</summary>
    public double Bright;

    /// <summary>Words that make small, in sentences that take up something of the person's.</summary>
    public double Shrinking;

    /// <summary>The size of the largest feeling or event in the sentences that were read.</summary>
    public double Said;

    /// <summary>Aversive or graphic words in the sentences that were read.</summary>
    public int Aversive;

    /// <summary>Feelings that are named and taken back.</summary>
    public double TakenBack;

    /// <summary>Concern for this person: said in a sentence that takes up something of theirs, or that names the feeling.</summary>
    public double OwnConcern;

    /// <summary>Whether the last sentence tells the person what to do.</summary>
    public bool EndsDirecting;

    /// <summary>How far the sentence that does so most takes up what the person said, 0…1.</summary>
    public double AlignedMost;

    /// <summary>How far the sentences take up what the person said, in the mean by their words.</summary>
    public double AlignedShare;

    /// <summary>How far the sentence does that takes up least.</summary>
    public double AlignedLeast;

    /// <summary>The place of the sentence that takes up most; −1 for none.</summary>
    public int MostAlignedAt;

    /// <summary>The place of the sentence that takes up least; −1 for none.</summary>
    public int LeastAlignedAt;

    /// <summary>The sentence of the message that is taken up most; −1 for none in particular.</summary>
    public int AlignedFrom;

    /// <summary>How far the sentences do each act: the most of any, the share of <see cref="ReadWords"/>, and that of the last.</summary>
    public ActSet ActMost;
    public ActSet ActShare;
    public ActSet ActLast;

    /// <summary>The log-odds that a sentence fails in each mode, in the mean over the sentences; 0 for what is no failure.</summary>
    public ActSet ActOdds;

    /// <summary>The same of the sentence that fails least; 0 for what is no failure.</summary>
    public ActSet ActLeast;

    /// <summary>The sentence that does each act most.</summary>
    public ActSet ActWhere;

    public double Assenting;
    public double Dissenting;
    public double Answering;
    public double Concern;

    /// <summary>Good wishes, presence, regard and encouragement.</summary>
    public double Warmth;

    /// <summary>Bare formulas; they count for nothing else.</summary>
    public int Formulas;

    /// <summary>Whether one of the formulas says sorry: manners, which people still hear.</summary>
    public bool PoliteConcern;

    public double Allusion;
    public double Understanding;
    public double Reflection;
    public double OpenQuestions;
    public double Advice;
    public double Minimising;
    public double Comparing;
    public double Blaming;
    public double CheeringUp;
    public double Normalising;
    public double Clinical;
    public double SelfStory;
    public double Closure;
    public double Moralising;
    public double Endorsing;
    public double Weighing;
    public double BothSides;
    public double Deflecting;
    public double Declining;
    public double OwnsError;
    public double Referral;
    public double NamesHarm;
    public double Impersonal;
    public double PolicyVoice;
    public double CaseFile;
    public double WeAll;
    public double TherapySpeak;
    public double CategoryPraise;
    public double RiskNamed;
    public double RiskAsked;
    public double ResourceNamed;

    /// <summary>The number of sentences, at least 1, for shares.</summary>
    public readonly double PerSentence => Math.Max(1, Sentences);
}
