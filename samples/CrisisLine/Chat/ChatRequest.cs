namespace CrisisLine.Chat;

/// <summary>What the page sends: the conversation as the person's own browser holds it. The server keeps none.</summary>
internal sealed record ChatRequest
{
    public IReadOnlyList<ChatLine?>? Messages { get; init; }
}
