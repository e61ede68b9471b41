namespace EmpathyGuard.Readme.Snippets;

/// <summary>Whoever names this notice is about to lose their home.</summary>
public sealed class EvictionNotices : ISignalSource
{
    public string Name => "eviction/1";

    public void ReadMessage(MessageSignals message)
    {
        if (message.IsAnswered && message.Text.Contains("section 21", StringComparison.OrdinalIgnoreCase))
        {
            message[FeelingKind.Fear] = Math.Max(message[FeelingKind.Fear], 0.7);
            message[PersonAsk.Steps] = Math.Max(message[PersonAsk.Steps], 0.7);
        }
    }
}
