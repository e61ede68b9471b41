namespace EmpathyGuard.Signals;

/// <summary>
/// The weights of the fitted signals, in the order of <see cref="SignalFeatures"/>. Each row began as a logistic regression with ridge and held
/// signs, classes balanced, divided by the size of its constant so that a sum of 1 is where readers begin to say yes. It was then rounded and
/// scaled by hand as a whole, so that replies of every register spread over 0…1. Advice, exploration and interpretation: therapists' utterances
/// with named behaviours (BOLT, BSD-3-Clause). Specificity: between the fit on teachers' uptake (MIT) and one that adds the open half of this
/// project's pairs.
/// </summary>
/// <remarks>
/// Set by hand, because those texts hold no lists, few marks and no other cue of the kind: the last three weights of advice, the fifth of
/// interpretation, and the fifth and last of specificity. Emotional reaction, dismissal, self-focus, sycophancy and evasion are not fitted.
/// </remarks>
internal static class FittedWeights
{
    /// <summary>Steps and proposals; the share of sentences that give one; sending elsewhere; items of a list.</summary>
    public static ReadOnlySpan<double> Advice => [0.9, 0.4, 0.15, 0.1];

    /// <summary>Questions by worth; the share of words in them; whether the last sentence asks; the share of advice.</summary>
    public static ReadOnlySpan<double> Exploration => [3, 2.8, 1.2, 0];

    /// <summary>Statements of the person; their share; offered readings; the feeling met; particulars taken up in them; reflections; advice.</summary>
    public static ReadOnlySpan<double> Interpretation => [0.35, 0.65, 1.35, 1.3, 0.1, 0.5, -0.4];

    /// <summary>Particulars taken up; their share of the person's; their share of the reply; that anything is said; numbers and names; questions; where told.</summary>
    public static ReadOnlySpan<double> Specificity => [0.55, 0.8, 0.2, 0.3, 0.15, 0.5, 0.05];
}
