using EmpathyGuard;

namespace CrisisLine.Chat;

/// <summary>A person's message and what became of the reply. Holds text, so it lives in memory only.</summary>
internal sealed class Exchange
{
    private static readonly AsyncLocal<Exchange?> Ambient = new();

    /// <summary>The exchange that this flow of execution works on, for the recorder below the guard.</summary>
    public static Exchange? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>The keyed hash of the conversation.</summary>
    public required string ConversationId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The history, the person's last message included. Spans of findings count its messages.</summary>
    public required IReadOnlyList<string> History { get; init; }

    /// <summary>What the model wrote, a text for each time that it was asked.</summary>
    public List<string> Drafts { get; } = [];

    /// <summary>What the person got.</summary>
    public string Delivered { get; set; } = "";

    public EmpathyVerdict? Verdict { get; set; }

    /// <summary>Why there was no reply; <see langword="null"/> where there was one.</summary>
    public string? Failure { get; set; }

    public string Person => History[^1];

    public override string ToString() => $"Exchange {Id}";
}
