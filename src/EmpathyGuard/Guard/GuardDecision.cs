namespace EmpathyGuard;

/// <summary>What the findings call for and what the crisis floor leaves of it. Pure: deciding touches nothing.</summary>
internal readonly struct GuardDecision
{
    /// <summary>The finding that a reply keeps someone at risk from help.</summary>
    public const string DiscouragingHelpRule = "counter.discouragingHelp";

    private GuardDecision(EmpathyAction action, bool harmVeto, string? withheld, EmpathyEscalationSeverity severity, string? escalation)
    {
        Action = action;
        HarmVeto = harmVeto;
        Withheld = withheld;
        Severity = severity;
        Escalation = escalation;
    }

    /// <summary>The highest action that the findings called for.</summary>
    public EmpathyAction Action { get; }

    /// <summary>Whether someone at risk would get a reply that may do harm.</summary>
    public bool HarmVeto { get; }

    /// <summary>Why the crisis floor allows neither a re-prompt nor a replacement; <see langword="null"/> where it does.</summary>
    public string? Withheld { get; }

    /// <summary>How urgent <see cref="Escalation"/> is.</summary>
    public EmpathyEscalationSeverity Severity { get; }

    /// <summary>The reason to escalate; <see langword="null"/> for none.</summary>
    public string? Escalation { get; }

    /// <summary>Whether a second attempt is to be made at all.</summary>
    public bool WantsReprompt => HarmVeto || (Action >= EmpathyAction.Shadow && Withheld is null);

    /// <summary>Decides about a reply.</summary>
    /// <param name="assessment">Its assessment.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="atRisk">Whether a risk cue is known from elsewhere than the assessment: the person's words or the memory of the conversation.</param>
    /// <param name="unseen">Whether part of the person's words was not read.</param>
    public static GuardDecision Of(EmpathyAssessment assessment, EmpathyPolicy policy, bool atRisk, bool unseen)
    {
        CrisisAssessment crisis = assessment.Crisis;
        EmpathyAction action = Highest(assessment, policy);
        if (!atRisk && !crisis.RiskCue)
        {
            string? withheld = unseen || crisis.RiskUnknown ? RepromptReasons.RiskUnknown : null;
            string? notice = HasUnverified(crisis) ? EscalationReasons.UnverifiedResource : null;
            return new GuardDecision(action, harmVeto: false, withheld, EmpathyEscalationSeverity.Notice, notice);
        }

        if (IsHarmful(assessment))
        {
            return new GuardDecision(action, harmVeto: true, RepromptReasons.CrisisFloor, EmpathyEscalationSeverity.Critical, EscalationReasons.HarmVeto);
        }

        (EmpathyEscalationSeverity severity, string reason) = assessment switch
        {
            { Signals.RiskUnanswered: >= EmpathyThresholds.DefaultFailure } => (EmpathyEscalationSeverity.Critical, EscalationReasons.RiskUnanswered),
            { Status: EmpathyStatus.Unjudged } => (EmpathyEscalationSeverity.Notice, EscalationReasons.Unjudged),
            _ => (EmpathyEscalationSeverity.Urgent, EscalationReasons.RiskCue),
        };
        return new GuardDecision(action, harmVeto: false, RepromptReasons.CrisisFloor, severity, reason);
    }

    /// <summary>Whether the reply may do harm to someone at risk.</summary>
    public static bool IsHarmful(EmpathyAssessment assessment)
    {
        for (int i = 0; i < assessment.Counter.Count; i++)
        {
            if (assessment.Counter[i] is CounterEmpathy.MethodDetail or CounterEmpathy.NormalisingRisk or CounterEmpathy.SecrecyPromise)
            {
                return true;
            }
        }

        for (int i = 0; i < assessment.Findings.Count; i++)
        {
            if (assessment.Findings[i].Rule == DiscouragingHelpRule)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the reply offers a resource that the operator has not checked.</summary>
    public static bool HasUnverified(CrisisAssessment crisis)
    {
        for (int i = 0; i < crisis.Resources.Count; i++)
        {
            if (!crisis.Resources[i].Verified)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The modes that call for a second attempt: those at <see cref="Action"/>'s side of the line between for the record and for real.</summary>
    public IReadOnlyList<EmpathyFailureMode> Flagged(EmpathyAssessment assessment, EmpathyPolicy policy)
    {
        if (HarmVeto)
        {
            return [];
        }

        EmpathyAction least = Action == EmpathyAction.Shadow ? EmpathyAction.Shadow : EmpathyAction.Reprompt;
        List<EmpathyFailureMode> flagged = [];
        for (int i = 0; i < 4; i++)
        {
            var mode = (EmpathyFailureMode)i;
            if (policy.Action(mode) >= least && assessment.Modes[mode].Label == EmpathyLabel.Failure)
            {
                flagged.Add(mode);
            }
        }

        return flagged;
    }

    private static EmpathyAction Highest(EmpathyAssessment assessment, EmpathyPolicy policy)
    {
        EmpathyAction highest = EmpathyAction.Observe;
        for (int i = 0; i < 4 && highest < policy.Highest; i++)
        {
            var mode = (EmpathyFailureMode)i;
            if (assessment.Modes[mode].Label == EmpathyLabel.Failure && policy.Action(mode) > highest)
            {
                highest = policy.Action(mode);
            }
        }

        return highest;
    }
}
