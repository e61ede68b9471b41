namespace CrisisLine.Security;

/// <summary>A conversation's secret key, known to the person's browser alone, and the keyed hash under which everything is kept.</summary>
internal sealed record ConversationKey(string Value, string Id)
{
    // Who knows the key can listen to the conversation.
    public override string ToString() => Id;
}
