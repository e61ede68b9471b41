namespace EmpathyGuard;

/// <summary>A number, short code, link or address of help that stands in the reply, as a whole unit.</summary>
public sealed record CrisisResourceMention
{
    /// <summary>The first UTF-16 unit of the mention in the reply.</summary>
    public required int Start { get; init; }

    /// <summary>The length of the mention in UTF-16 units.</summary>
    public required int Length { get; init; }

    /// <summary>Whether the operator's list holds this resource for the locale in force.</summary>
    public required bool Verified { get; init; }
}
