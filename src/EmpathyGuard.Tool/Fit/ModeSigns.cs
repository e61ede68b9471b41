using EmpathyGuard.Scoring;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// Which features may raise and which may lower a mode's score. The signs are written from meaning, only the sizes are fitted: a feature that is
/// named nowhere here counts nothing, whatever the data say.
/// </summary>
/// <param name="Model">The model of the weights file.</param>
/// <param name="Mode">The mode that it belongs to.</param>
/// <param name="Form">The form of failure in the pairs; <see langword="null"/> for every form of the mode.</param>
/// <param name="Raises">The features that may raise it.</param>
/// <param name="Lowers">The features that may lower it.</param>
internal sealed record ModeSigns(string Model, EmpathyFailureMode Mode, string? Form, string Raises, string Lowers)
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<ModeSigns> All { get; } =
    [
        new(
            WeightLayout.Attenuation, EmpathyFailureMode.SentimentAttenuation, null,
            Raises: "stake gap intensityLost dismissal minimising comparing cheeringUp normalising clinical closure generic wrongBright joyUnmet shrinking takenBack list moralising untouched "
                + "mostDismissal shareDismissal lastDismissal mostEvasion shareEvasion shareAdvice shareSelfFocus "
                + "mostSentimentAttenuation shareSentimentAttenuation oddsSentimentAttenuation leastSentimentAttenuation leastGranularityMismatch leastConflictAvoidance",
            Lowers: "met named concern ownConcern allusion understanding reaction interpretation specificity mostEmotionalReaction shareEmotionalReaction mostInterpretation shareInterpretation alignedMost alignedShare"),
        new(
            WeightLayout.Granularity, EmpathyFailureMode.GranularityMismatch, null,
            Raises: "stake list aversive offTopic generic foreign clinical normalising untouched shareAdvice shareEvasion mostEvasion shareDismissal "
                + "mostGranularityMismatch shareGranularityMismatch oddsGranularityMismatch leastGranularityMismatch leastSentimentAttenuation leastConflictAvoidance overload",
            Lowers: "taken takenShare covered asked brevity reflection specificity interpretation mostInterpretation shareInterpretation mostExploration shareEmotionalReaction alignedMost alignedShare alignedLeast"),
        new(
            WeightLayout.PrematureClosure, EmpathyFailureMode.ConflictAvoidance, "premature_closure",
            Raises: "stake advice closure moralising dismissal referral endsDirecting wrongBright generic list cheeringUp mostAdvice shareAdvice lastAdvice mostDismissal shareDismissal lastDismissal"
                + " mostConflictAvoidance shareConflictAvoidance lastConflictAvoidance oddsConflictAvoidance leastConflictAvoidance",
            Lowers: "exploration asked weighing reflection understanding endsAsking interpretation mostExploration shareExploration lastExploration shareInterpretation mostInterpretation"),
        new(
            WeightLayout.Evasion, EmpathyFailureMode.ConflictAvoidance, "evasion",
            Raises: "stake bothSides deflecting declining normalising offTopic generic unanswered unowned untouched mostEvasion shareEvasion lastEvasion"
                + " mostConflictAvoidance shareConflictAvoidance lastConflictAvoidance oddsConflictAvoidance leastConflictAvoidance",
            Lowers: "ownsError weighing namesHarm taken dissent assent interpretation mostInterpretation shareInterpretation alignedMost alignedShare alignedLeast"),
        new(
            WeightLayout.Sycophancy, EmpathyFailureMode.ConflictAvoidance, "sycophancy",
            Raises: "stake endorsing toWeigh cheeringUp assent wrongBright mostSycophancy shareSycophancy lastSycophancy"
                + " mostConflictAvoidance shareConflictAvoidance lastConflictAvoidance oddsConflictAvoidance leastConflictAvoidance",
            Lowers: "weighing exploration ownsError dissent mostExploration"),
        new(
            WeightLayout.Abandonment, EmpathyFailureMode.ConflictAvoidance, "abandonment",
            Raises: "stake referral declining closure harm deflecting minimising generic untouched mostEvasion shareEvasion lastEvasion mostDismissal shareDismissal"
                + " mostConflictAvoidance shareConflictAvoidance lastConflictAvoidance oddsConflictAvoidance leastConflictAvoidance",
            Lowers: "namesHarm exploration understanding interpretation mostInterpretation shareInterpretation mostExploration alignedMost alignedShare"),
    ];

    /// <summary>The form as the whole replies name it.</summary>
    public string? WholeForm => Form?.Replace("premature_closure", "prematureClosure", StringComparison.Ordinal);

    /// <summary>The sign of each feature: 1 may raise, −1 may lower, 0 counts nothing.</summary>
    /// <exception cref="ToolException">The table names what is no feature.</exception>
    public int[] Of(IReadOnlyList<string> features)
    {
        int[] signs = new int[features.Count];
        Mark(Raises, 1);
        Mark(Lowers, -1);
        return signs;

        void Mark(string names, int sign)
        {
            foreach (string name in names.Split(' '))
            {
                int index = features.ToList().IndexOf(name);
                signs[index >= 0 ? index : throw new ToolException($"the signs of {Model} name '{name}', which is no feature")] = sign;
            }
        }
    }
}
