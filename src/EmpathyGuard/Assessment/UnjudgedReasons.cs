namespace EmpathyGuard;

/// <summary>The stable reasons that stand in <see cref="EmpathyAssessment.Reason"/> and in the telemetry.</summary>
public static class UnjudgedReasons
{
    /// <summary>The reply or the person's message is in a language that the scorer does not read.</summary>
    public const string UnsupportedLanguage = "unsupportedLanguage";

    /// <summary>The reply has no text.</summary>
    public const string NoText = "noText";

    /// <summary>The reply is structured output, a tool call or a provider's refusal notice.</summary>
    public const string NotProse = "notProse";

    /// <summary>The scorer threw; the reply was delivered as it came.</summary>
    public const string ScorerFailed = "scorerFailed";

    /// <summary>The scorer did not answer inside its time limit.</summary>
    public const string TimedOut = "timedOut";

    /// <summary>The person's words may not be analysed under the options in force, and the mode needs them.</summary>
    public const string ReplyOnly = "replyOnly";

    /// <summary>The text is longer than the scorer reads.</summary>
    public const string TooLong = "tooLong";
}
