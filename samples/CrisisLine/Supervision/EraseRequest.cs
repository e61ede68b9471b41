namespace CrisisLine.Supervision;

/// <summary>The number of a conversation that should be erased, as the person's page shows it.</summary>
internal sealed record EraseRequest
{
    public string? Key { get; init; }

    public override string ToString() => nameof(EraseRequest);
}
