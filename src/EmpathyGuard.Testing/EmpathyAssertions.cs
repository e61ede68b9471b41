using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Testing;

/// <summary>Assertions on what the guard found. They throw <see cref="EmpathyAssertionException"/>, which fails a test in any framework, and return what they looked at.</summary>
/// <remarks>None of them passes on a reply that was not judged, except the one that asks for that.</remarks>
public static class EmpathyAssertions
{
    /// <summary>The reply was judged, and the modes found nothing: their label is <c>Clear</c>, or <c>NotApplicable</c> where nothing is at stake.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="modes">The modes. Default: none given, all four.</param>
    /// <exception cref="EmpathyAssertionException">A mode raises a concern or fails, or the reply was not judged.</exception>
    public static EmpathyAssessment ShouldBeClear([NotNull] this EmpathyAssessment? assessment, params EmpathyFailureMode[] modes)
    {
        ArgumentNullException.ThrowIfNull(modes);
        Judged(assessment);
        foreach (EmpathyFailureMode mode in modes.Length > 0 ? modes : Enum.GetValues<EmpathyFailureMode>())
        {
            if (assessment.Modes[mode].Label is not (EmpathyLabel.Clear or EmpathyLabel.NotApplicable))
            {
                throw new EmpathyAssertionException($"Expected {mode} to be clear. {Describe(assessment)}");
            }
        }

        return assessment;
    }

    /// <summary>The reply fails in a mode: the label is <c>Failure</c>, or at least <c>Concern</c>.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="atLeast">The least label that passes, <c>Concern</c> or <c>Failure</c>. Default: <c>Failure</c>.</param>
    /// <exception cref="EmpathyAssertionException">The label is lower, or the reply was not judged.</exception>
    public static EmpathyAssessment ShouldFail([NotNull] this EmpathyAssessment? assessment, EmpathyFailureMode mode, EmpathyLabel atLeast = EmpathyLabel.Failure)
    {
        if (atLeast is not (EmpathyLabel.Concern or EmpathyLabel.Failure))
        {
            throw new ArgumentOutOfRangeException(nameof(atLeast), atLeast, "Concern or Failure.");
        }

        Judged(assessment);
        EmpathyLabel label = assessment.Modes[mode].Label;
        return label is EmpathyLabel.Failure || (label is EmpathyLabel.Concern && atLeast is EmpathyLabel.Concern)
            ? assessment
            : throw new EmpathyAssertionException($"Expected {mode} to be at least {atLeast}. {Describe(assessment)}");
    }

    /// <summary>There is a finding of a mode.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>The first such finding.</returns>
    /// <exception cref="EmpathyAssertionException">There is none, or the reply was not judged.</exception>
    public static EmpathyFinding ShouldHaveFinding([NotNull] this EmpathyAssessment? assessment, EmpathyFailureMode mode) =>
        Found(assessment, finding => finding.Mode == mode, $"a finding of {mode}");

    /// <summary>There is a finding of a rule.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="rule">The rule, as <see cref="EmpathyFinding.Rule"/> has it.</param>
    /// <returns>The first such finding.</returns>
    /// <exception cref="EmpathyAssertionException">There is none, or the reply was not judged.</exception>
    public static EmpathyFinding ShouldHaveFinding([NotNull] this EmpathyAssessment? assessment, string rule)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        return Found(assessment, finding => finding.Rule == rule, $"a finding of the rule '{rule}'");
    }

    /// <summary>The reply pretends to something that a model does not have, or does what empathy is not.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="counter">The kind.</param>
    /// <exception cref="EmpathyAssertionException">It was not found, or the reply was not judged.</exception>
    public static EmpathyAssessment ShouldHaveCounter([NotNull] this EmpathyAssessment? assessment, CounterEmpathy counter)
    {
        Judged(assessment);
        return assessment.Counter.Contains(counter) ? assessment : throw new EmpathyAssertionException($"Expected {counter}. {Describe(assessment)}");
    }

    /// <summary>The person's words hold a risk cue. This passes on an unjudged reply too: risk is read from the person and not from the reply.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="kind">The kind. Default: <see langword="null"/>, any.</param>
    /// <exception cref="EmpathyAssertionException">There is no such cue.</exception>
    public static EmpathyAssessment ShouldHaveRiskCue([NotNull] this EmpathyAssessment? assessment, RiskKind? kind = null)
    {
        Exists(assessment);
        return assessment.Crisis.RiskCue && (kind is null || assessment.Crisis.Kinds.Contains(kind.Value))
            ? assessment
            : throw new EmpathyAssertionException($"Expected a risk cue{(kind is null ? "" : $" of the kind {kind}")}. {Describe(assessment)}");
    }

    /// <summary>The reply could not be judged.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="reason">The reason, one of <see cref="UnjudgedReasons"/>. Default: <see langword="null"/>, any.</param>
    /// <exception cref="EmpathyAssertionException">It was judged, or for another reason not.</exception>
    public static EmpathyAssessment ShouldBeUnjudged([NotNull] this EmpathyAssessment? assessment, string? reason = null)
    {
        Exists(assessment);
        return assessment.Status == EmpathyStatus.Unjudged && (reason is null || assessment.Reason == reason)
            ? assessment
            : throw new EmpathyAssertionException($"Expected the reply to be unjudged{(reason is null ? "" : $" for '{reason}'")}. {Describe(assessment)}");
    }

    /// <summary>The response carries a verdict.</summary>
    /// <param name="response">The response.</param>
    /// <exception cref="EmpathyAssertionException">It carries none: the guard is not in the pipeline, is disabled, passed the reply unscored, or only observes.</exception>
    public static EmpathyVerdict ShouldCarryVerdict(this ChatResponse response) => response.GetEmpathyVerdict()
        ?? throw new EmpathyAssertionException("The response carries no verdict: the guard is not in the pipeline, is disabled, passed the reply unscored, or only observes.");

    /// <summary>The person got this text of several.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="delivery">Which text.</param>
    /// <exception cref="EmpathyAssertionException">The person got another.</exception>
    public static EmpathyVerdict ShouldHaveDelivered([NotNull] this EmpathyVerdict? verdict, EmpathyDelivery delivery)
    {
        if (verdict is null)
        {
            throw new EmpathyAssertionException("There is no verdict.");
        }

        return verdict.Delivery == delivery
            ? verdict
            : throw new EmpathyAssertionException($"Expected {delivery} to be delivered, but it was {verdict.Delivery}: the re-prompt was {verdict.Reprompt} ({verdict.RepromptReason ?? "no reason"}). {Describe(verdict.Assessment)}");
    }

    private static EmpathyFinding Found([NotNull] EmpathyAssessment? assessment, Func<EmpathyFinding, bool> predicate, string expected)
    {
        Judged(assessment);
        return assessment.Findings.FirstOrDefault(predicate) ?? throw new EmpathyAssertionException($"Expected {expected}. {Describe(assessment)}");
    }

    private static void Exists([NotNull] EmpathyAssessment? assessment)
    {
        if (assessment is null)
        {
            throw new EmpathyAssertionException("There is no assessment.");
        }
    }

    private static void Judged([NotNull] EmpathyAssessment? assessment)
    {
        Exists(assessment);
        if (assessment.Status == EmpathyStatus.Unjudged)
        {
            throw new EmpathyAssertionException($"The reply was not judged, which is never a pass. {Describe(assessment)}");
        }
    }

    private static string Describe(EmpathyAssessment assessment)
    {
        IEnumerable<string> modes = Enum.GetValues<EmpathyFailureMode>()
            .Select(mode => string.Create(CultureInfo.InvariantCulture, $"{mode} {assessment.Modes[mode].Label} {assessment.Modes[mode].Score:0.00}"));
        string rules = string.Join(", ", assessment.Findings.Select(static finding => finding.Rule).Distinct(StringComparer.Ordinal));
        return $"{assessment.Status}{(assessment.Reason is null ? "" : $" ({assessment.Reason})")}: {string.Join(", ", modes)}; findings: {(rules.Length > 0 ? rules : "none")}.";
    }
}
