namespace EmpathyGuard;

/// <summary>Whether a second scorer was asked, which one, and what it used up. It holds no text of the conversation.</summary>
public sealed record SecondOpinion
{
    /// <summary>The reason of an opinion that was not asked for because of a risk cue.</summary>
    public const string Risk = "risk";

    /// <summary>Nobody was asked, because the first scorer was sure.</summary>
    public static SecondOpinion NotAsked { get; } = new() { Status = SecondOpinionStatus.NotAsked };

    /// <summary>What became of it.</summary>
    public required SecondOpinionStatus Status { get; init; }

    /// <summary>Why it is missing: a stable identifier; <see langword="null"/> when it was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The model that was asked, as its client names it; <see langword="null"/> where there is none.</summary>
    public string? Model { get; init; }

    /// <summary>The version of the questions that were asked; <see langword="null"/> where there are none.</summary>
    public string? PromptVersion { get; init; }

    /// <summary>Whether the scores were calibrated for this model and these questions.</summary>
    public bool Calibrated { get; init; }

    /// <summary>Whether the answer came from a cache, so that nothing was sent or used up.</summary>
    public bool Cached { get; init; }

    /// <summary>The input tokens that the model's service reported; 0 where it reported none.</summary>
    public long InputTokens { get; init; }

    /// <summary>The output tokens that the model's service reported; 0 where it reported none.</summary>
    public long OutputTokens { get; init; }
}
