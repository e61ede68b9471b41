namespace EmpathyGuard.Telemetry;

/// <summary>The values that telemetry may carry: fixed strings for enumerations, and reasons only where they look like one.</summary>
internal static class TelemetryValues
{
    /// <summary>What stands for a reason that is no plain identifier.</summary>
    public const string Other = "other";

    private const int LongestReason = 64;

    private static readonly string[] Modes = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance", "linguisticDistancing"];
    private static readonly string[] Labels = ["clear", "concern", "failure", "notApplicable", "unjudged"];
    private static readonly string[] Actions = ["observe", "flag", "shadow", "reprompt", "replace"];
    private static readonly string[] Outcomes = ["none", "accepted", "rejected", "withheld", "failed"];
    private static readonly string[] Deliveries = ["first", "second", "operator", "stopped"];
    private static readonly string[] Severities = ["notice", "urgent", "critical"];

    // Boxed once, because a tag's value is an object.
    private static readonly object True = true;
    private static readonly object False = false;

    public static string Of(EmpathyFailureMode mode) => At(Modes, (int)mode);

    public static string Of(EmpathyLabel label) => At(Labels, (int)label);

    public static string Of(EmpathyAction action) => At(Actions, (int)action);

    public static string Of(EmpathyRepromptOutcome outcome) => At(Outcomes, (int)outcome);

    public static string Of(EmpathyDelivery delivery) => At(Deliveries, (int)delivery);

    public static string Of(EmpathyEscalationSeverity severity) => At(Severities, (int)severity);

    public static object Of(bool value) => value ? True : False;

    /// <summary>
    /// A reason as it may be written down. Reasons are stable identifiers, but a scorer of the user's own may put anything there,
    /// even words of the conversation; what does not look like an identifier is therefore not written.
    /// </summary>
    public static string Reason(string? reason)
    {
        if (string.IsNullOrEmpty(reason) || reason.Length > LongestReason)
        {
            return Other;
        }

        foreach (char c in reason)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-'))
            {
                return Other;
            }
        }

        return reason;
    }

    private static string At(string[] names, int value) => (uint)value < (uint)names.Length ? names[value] : Other;
}
