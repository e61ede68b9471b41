namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>What every item of the benchmark has.</summary>
/// <param name="Id">The id, unique over all files.</param>
/// <param name="Kind">The kind, or of a pair the form of its failure.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Person">The kind of person who writes.</param>
/// <param name="Voice">The voice of the reply; empty where there is none.</param>
/// <param name="Half">Which half the item is in.</param>
/// <param name="Messages">The conversation up to the reply; the last message is the person's.</param>
internal sealed record ItemHead(
    string Id, string Kind, string Topic, string Person, string Voice, BenchHalf Half, IReadOnlyList<EmpathyMessage> Messages)
{
    /// <summary>The risk that a reader saw in the person's words: a kind, <c>none</c> or <c>unsure</c>; <see langword="null"/> where nobody looked.</summary>
    public string? Risk { get; init; }

    /// <summary>What a reader saw the person's last message ask for; <see langword="null"/> where nobody looked.</summary>
    public IReadOnlyList<PersonAsk>? Asks { get; init; }
}
