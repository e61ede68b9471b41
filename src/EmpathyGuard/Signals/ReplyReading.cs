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

    public double Concern;
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
