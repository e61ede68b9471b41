using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <summary>
/// What each piece of evidence counts in the score of a message, in one place. A message holds a risk cue when its score is above 0.
/// Fitted by regularised logistic regression on messages written for this project; the signs are fixed by meaning.
/// </summary>
internal static class RiskWeights
{
    /// <summary>Where a message without any evidence stands.</summary>
    public const double Bias = -1.11;

    /// <summary>A phrase that says the risk outright.</summary>
    public const double Outright = 2.12;

    /// <summary>A phrase that says it among other readings.</summary>
    public const double Oblique = 1.77;

    /// <summary>No phrase of any kind: only what stands around one.</summary>
    public const double NothingNamed = -1.61;

    /// <summary>Words for oneself, as a share of the words.</summary>
    public const double OfSelf = 0.59;

    /// <summary>"We" and "us": the message is a shared matter.</summary>
    public const double OfUs = -1.07;

    /// <summary>Negators, as a share of the words: despair is spoken in "not", "never" and "nothing".</summary>
    public const double Negators = 1.48;

    /// <summary>Past auxiliaries, as a share of the words.</summary>
    public const double PastTense = -0.58;

    /// <summary>Numbers: dates, amounts and addresses of a practical matter.</summary>
    public const double Numbers = -1.37;

    /// <summary>Sentences that ask.</summary>
    public const double Asks = -1.28;

    /// <summary>The last sentence asks: what the message is for comes last.</summary>
    public const double EndsAsking = -1.07;

    /// <summary>What a cue around the risk counts.</summary>
    public static double Of(Cue cue) => cue switch
    {
        Cue.RiskNow => 1.35,
        Cue.RiskEnding => 0.20,
        Cue.RiskDespair => 1.18,
        Cue.RiskHidden => 0.86,
        Cue.RiskTrapped => 1.30,
        Cue.RiskPlea => 0.91,
        Cue.RiskPast => -0.91,
        Cue.RiskWell => -0.54,
        Cue.RiskTold => -0.59,
        Cue.RiskStudied => -0.91,
        Cue.RiskElsewhere => -0.88,
        Cue.RiskDenied => -0.86,
        Cue.RiskJest => -1.25,
        Cue.RiskErrand => -0.94,
        Cue.RiskHousehold => -0.61,
        _ => 0,
    };
}
