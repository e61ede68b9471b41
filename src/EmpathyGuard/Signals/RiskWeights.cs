using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <summary>
/// What each piece of evidence counts in the score of a message, in one place. A message holds a risk cue when its score is above 0.
/// Fitted by regularised logistic regression on messages written for this project; the signs are fixed by meaning.
/// </summary>
internal static class RiskWeights
{
    /// <summary>Where a message without any evidence stands.</summary>
    public const double Bias = -1.10;

    /// <summary>A phrase that says the risk outright.</summary>
    public const double Outright = 2.15;

    /// <summary>A phrase that says it among other readings.</summary>
    public const double Oblique = 1.78;

    /// <summary>No phrase of any kind: only what stands around one.</summary>
    public const double NothingNamed = -1.62;

    /// <summary>Words for oneself, as a share of the words.</summary>
    public const double OfSelf = 0.63;

    /// <summary>"We" and "us": the message is a shared matter.</summary>
    public const double OfUs = -0.92;

    /// <summary>Negators, as a share of the words: despair is spoken in "not", "never" and "nothing".</summary>
    public const double Negators = 1.47;

    /// <summary>Past auxiliaries, as a share of the words.</summary>
    public const double PastTense = -0.59;

    /// <summary>Numbers: dates, amounts and addresses of a practical matter.</summary>
    public const double Numbers = -1.36;

    /// <summary>Sentences that ask.</summary>
    public const double Asks = -1.26;

    /// <summary>The last sentence asks: what the message is for comes last.</summary>
    public const double EndsAsking = -1.04;

    /// <summary>What a cue around the risk counts.</summary>
    public static double Of(Cue cue) => cue switch
    {
        Cue.RiskNow => 1.41,
        Cue.RiskEnding => 0.20,
        Cue.RiskDespair => 1.12,
        Cue.RiskHidden => 0.83,
        Cue.RiskTrapped => 1.28,
        Cue.RiskPlea => 1.02,
        Cue.RiskPast => -0.87,
        Cue.RiskWell => -0.53,
        Cue.RiskTold => -0.58,
        Cue.RiskStudied => -0.88,
        Cue.RiskElsewhere => -0.90,
        Cue.RiskDenied => -0.97,
        Cue.RiskJest => -1.25,
        Cue.RiskErrand => -0.97,
        Cue.RiskHousehold => -0.62,
        _ => 0,
    };
}
