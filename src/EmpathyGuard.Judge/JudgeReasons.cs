namespace EmpathyGuard;

/// <summary>The stable reasons why a judge did not judge, beside those of <see cref="UnjudgedReasons"/>.</summary>
public static class JudgeReasons
{
    /// <summary>The service did not accept the key (401, 403).</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>The service turned the call down for being one too many (429).</summary>
    public const string RateLimited = "rateLimited";

    /// <summary>The service did not accept the request (another 4xx), also without the parameters that some models do not take.</summary>
    public const string BadRequest = "badRequest";

    /// <summary>The service failed (5xx).</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The service could not be reached, or the connection broke.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The provider's content filter stopped the question or the answer.</summary>
    public const string ContentFilter = "contentFilter";

    /// <summary>The model refused to answer.</summary>
    public const string Refused = "refused";

    /// <summary>The client failed in a way that has no name here, such as an answer that is no chat completion.</summary>
    public const string Failed = "failed";

    /// <summary>The answer has no text.</summary>
    public const string Empty = "empty";

    /// <summary>The answer ended at the limit of output tokens.</summary>
    public const string CutOff = "cutOff";

    /// <summary>The answer is longer than any answer can be.</summary>
    public const string AnswerTooLong = "answerTooLong";

    /// <summary>The answer is not the one JSON object that was asked for.</summary>
    public const string Malformed = "malformed";

    /// <summary>The answer does not carry the code of its question, so it may come from the material.</summary>
    public const string WrongCode = "wrongCode";

    /// <summary>No quote of the answer occurs where it claims to come from.</summary>
    public const string QuoteNotFound = "quoteNotFound";

    /// <summary>The judge failed so often that it is left alone for a while.</summary>
    public const string CircuitOpen = "circuitOpen";

    /// <summary>As many calls as are allowed at a time were under way.</summary>
    public const string Busy = "busy";

    /// <summary>The budget of calls or tokens is spent.</summary>
    public const string BudgetSpent = "budgetSpent";

    /// <summary>There are no questions for this task, such as a rendition, whose source nobody has read for risk.</summary>
    public const string TaskNotSupported = "taskNotSupported";

    /// <summary>There is no message of the person to hold the reply against.</summary>
    public const string NoPerson = "noPerson";
}
