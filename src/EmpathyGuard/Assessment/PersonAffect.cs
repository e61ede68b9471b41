namespace EmpathyGuard;

/// <summary>
/// What the person's last message says of how they are, read from its words: for a rendition, what the source says. Written for people who
/// want to know what a verdict was held against; it is an estimate from words, never a finding about the person.
/// </summary>
public sealed record PersonAffect
{
    /// <summary>How pleasant or unpleasant it is, −1 (very unpleasant) to 1 (very pleasant); near 0 where the words say neither.</summary>
    public required double Valence { get; init; }

    /// <summary>How strongly it is said, 0 (flat) to 1 (raw), on the scale of the research paper's intensity.</summary>
    public required double Intensity { get; init; }

    /// <summary>The feelings that its words speak of, in the order of the enumeration; empty where they speak of none.</summary>
    public IReadOnlyList<FeelingKind> Feelings { get; init; } = [];

    /// <summary>What they ask for, in the order of the enumeration; empty where they ask for nothing.</summary>
    public IReadOnlyList<PersonAsk> Asks { get; init; } = [];
}
