namespace EmpathyGuard.Readme.Snippets;

/// <summary>What a housing office says when it does not answer.</summary>
public sealed class HousingJargon : ISignalSource
{
    public string Name => "housing/1";

    public void ReadReply(ReplySignals reply)
    {
        for (int i = 0; i < reply.SentenceCount; i++)
        {
            if (reply.Sentence(i).Contains("on the waiting list", StringComparison.OrdinalIgnoreCase))
            {
                reply[i, SentenceSignal.Evasion] = Math.Max(reply[i, SentenceSignal.Evasion], 0.9);
            }
        }
    }
}
