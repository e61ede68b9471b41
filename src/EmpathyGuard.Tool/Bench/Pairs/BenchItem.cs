namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>What every item of the benchmark has.</summary>
internal abstract record BenchItem
{
    /// <summary>The id, unique over all files.</summary>
    public required string Id { get; init; }

    /// <summary>The kind, or of a pair the form of its failure.</summary>
    public required string Kind { get; init; }

    /// <summary>The topic.</summary>
    public required string Topic { get; init; }

    /// <summary>The kind of person who writes.</summary>
    public required string Person { get; init; }

    /// <summary>The voice of the reply; empty where there is none.</summary>
    public required string Voice { get; init; }

    /// <summary>Which half the item is in.</summary>
    public required BenchHalf Half { get; init; }

    /// <summary>The conversation up to the reply; the last message is the person's.</summary>
    public required IReadOnlyList<EmpathyMessage> Messages { get; init; }

    /// <summary>The exchange that ends with a reply.</summary>
    public EmpathyExchange With(string reply) => new([.. Messages, new EmpathyMessage(EmpathyRole.Assistant, reply)]);
}
