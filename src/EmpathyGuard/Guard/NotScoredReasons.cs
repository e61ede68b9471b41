namespace EmpathyGuard;

/// <summary>Why a reply was passed untouched; stable, for the debug log and for escalations.</summary>
internal static class NotScoredReasons
{
    public const string PendingTool = "pendingTool";

    public const string Background = "background";

    public const string ContentFilter = "contentFilter";

    public const string Error = "errorContent";

    public const string EmptyReply = "emptyReply";

    public const string StructuredOutput = "structuredOutput";

    /// <summary>Whether the reply is still to come, so that a later call will be judged in its place.</summary>
    public static bool IsUnfinished(string reason) => reason is PendingTool or Background;
}
