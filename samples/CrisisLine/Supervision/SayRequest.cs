namespace CrisisLine.Supervision;

/// <summary>What a supervisor says to a person.</summary>
internal sealed record SayRequest
{
    public string? Text { get; init; }

    // The words are a conversation's.
    public override string ToString() => nameof(SayRequest);
}
