namespace EmpathyGuard;

/// <summary>What the model was asked to do with the person's words.</summary>
public enum EmpathyTask
{
    /// <summary>The reply answers a person. The source is the person's own message and history.</summary>
    Conversation,

    /// <summary>The reply renders a text (translation, summary, rewrite). The source is that text.</summary>
    Rendition,
}
