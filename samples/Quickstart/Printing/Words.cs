using System.Globalization;
using System.Text;
using EmpathyGuard;

namespace Quickstart;

/// <summary>What the results are called in plain words.</summary>
internal static class Words
{
    public static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    /// <summary>A camel-case name as words: <c>lengthOutOfRange</c> is "length out of range".</summary>
    public static string Of(string name)
    {
        StringBuilder words = new();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Of(value.ToString());

    /// <summary>The short name of a mode, for narrow columns.</summary>
    public static string Short(EmpathyFailureMode mode) => mode switch
    {
        EmpathyFailureMode.SentimentAttenuation => "attenuation",
        EmpathyFailureMode.GranularityMismatch => "granularity",
        EmpathyFailureMode.ConflictAvoidance => "avoidance",
        _ => "distancing",
    };

    public static string Score(double? score) => score?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>The mode that the reply fails most in; <see langword="null"/> where it fails in none.</summary>
    public static EmpathyFailureMode? Worst(EmpathyAssessment? assessment)
    {
        EmpathyFailureMode[] failing = assessment is null
            ? []
            : [.. Modes.Where(mode => assessment.Modes[mode].Label is EmpathyLabel.Concern or EmpathyLabel.Failure)];
        return failing.Length == 0 ? null : failing.MaxBy(mode => assessment!.Modes[mode].Score);
    }

    /// <summary>What became of the question to a judge; nothing where there is none.</summary>
    public static IEnumerable<string> Opinion(EmpathyAssessment? assessment) => assessment?.SecondOpinion switch
    {
        null => [],
        { Status: SecondOpinionStatus.Judged } opinion => [$"The judge {opinion.Model} gave a second opinion."],
        { Status: SecondOpinionStatus.NotAsked } opinion => [$"The judge was not asked{(opinion.Reason is { } why ? $" ({Of(why)})" : "")}."],
        { } opinion => [$"The judge gave no second opinion ({Of(opinion.Reason ?? UnjudgedReasons.ScorerFailed)}): the embedded verdict stands."],
    };

    /// <summary>How many replies a judge was asked about and could not judge, by reason; <see langword="null"/> where it judged all.</summary>
    public static string? Unjudged(IReadOnlyList<EmpathyAssessment?> assessments)
    {
        string[] reasons = [.. assessments.Where(static a => a?.SecondOpinion?.Status == SecondOpinionStatus.Unjudged).Select(static a => Of(a!.SecondOpinion!.Reason ?? UnjudgedReasons.ScorerFailed))];
        int asked = reasons.Length + assessments.Count(static a => a?.SecondOpinion?.Status == SecondOpinionStatus.Judged);
        return reasons.Length == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The judge gave no opinion on {reasons.Length} of {asked} replies ({string.Join(", ", reasons.CountBy(static reason => reason).Select(static pair => $"{pair.Key} {pair.Value}"))}); the embedded verdicts stand.");
    }

    /// <summary>What the guard did and why, a sentence each.</summary>
    public static IEnumerable<string> Deed(EmpathyVerdict? verdict, IReadOnlyList<EmpathyEscalation> escalations)
    {
        if (verdict is null)
        {
            yield return "Found nothing to score, and passed the reply on untouched.";
            yield break;
        }

        yield return verdict switch
        {
            { Delivery: EmpathyDelivery.Operator } => $"Held the reply back and delivered the operator's own text{Because(verdict)}.",
            { Reprompt: EmpathyRepromptOutcome.Accepted } => $"Asked again, and accepted the second reply: {Change(verdict)}.",
            { Reprompt: EmpathyRepromptOutcome.Rejected } => $"Asked again, refused the second reply{Because(verdict)}; delivered the first.",
            { Reprompt: EmpathyRepromptOutcome.Withheld } => $"Did not ask again{Because(verdict)}; delivered the reply as it came.",
            { Reprompt: EmpathyRepromptOutcome.Failed } => $"Asked again, but the call failed{Because(verdict)}; delivered the first reply.",
            { Assessment.Status: EmpathyStatus.Unjudged } =>
                $"Could not judge the reply ({Of(verdict.Assessment.Reason ?? "unknown")}) and delivered it as it came. Not judged is not passed.",
            _ when Worst(verdict.Assessment) is { } mode => $"Noted {Of(mode)}, and delivered the reply as it came.",
            { Assessment.Status: EmpathyStatus.Assessed } => "Found nothing to repair, and delivered the reply as it came.",
            _ => "Found nothing to score, and delivered the reply as it came.",
        };

        if (verdict.Degraded)
        {
            yield return "Something inside the guard failed; no reply was lost to it.";
        }

        if (verdict.Escalated && escalations.Count == 0)
        {
            yield return "Escalated to the operator's handler.";
        }

        foreach (EmpathyEscalation escalation in escalations)
        {
            string kinds = string.Join(", ", escalation.Assessment.Crisis.Kinds.Select(Of));
            yield return $"Escalated, {Of(escalation.Severity)}: {Of(escalation.Reason)}{(kinds.Length > 0 ? $" ({kinds})" : "")}.";
        }
    }

    private static string Because(EmpathyVerdict verdict) => verdict.RepromptReason is { } reason ? $", because {Reasons.Explain(reason)}" : "";

    private static string Change(EmpathyVerdict verdict) => Worst(verdict.FirstAssessment) is { } mode
        ? $"{Of(mode)} fell from {Score(verdict.FirstAssessment!.Modes[mode].Score)} to {Score(verdict.Assessment.Modes[mode].Score)}"
        : "it is ranked higher";
}
