using System.ComponentModel.DataAnnotations;

namespace CrisisLine;

/// <summary>What one person, or one address, may send.</summary>
internal sealed class LimitOptions
{
    /// <summary>The longest message, in UTF-16 units: 200 to 100,000.</summary>
    [Range(200, 100_000)]
    public int MessageLength { get; set; } = 8_000;

    /// <summary>The most messages in a history: 2 to 1,000. The page sends the last ones of a longer conversation.</summary>
    [Range(2, 1000)]
    public int HistoryMessages { get; set; } = 200;

    /// <summary>The largest request body in bytes: 10,000 to 10,000,000.</summary>
    [Range(10_000, 10_000_000)]
    public int RequestBytes { get; set; } = 512_000;

    /// <summary>Messages per conversation and minute: 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MessagesPerMinute { get; set; } = 20;

    /// <summary>Requests per address and minute, pages included: 10 to 10,000,000. Many people may share an address.</summary>
    [Range(10, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Attempts to sign in per address and minute: 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int SignInsPerMinute { get; set; } = 6;
}
