namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A sentence of a reply that does what a signal is defined as, or only looks as if it did. The kind is the signal.</summary>
/// <param name="Head">What every item has.</param>
internal sealed record SentenceItem(ItemHead Head) : BenchItem(Head)
{
    /// <summary>The sentence, or two short ones.</summary>
    public required string Text { get; init; }

    /// <summary>Whether it does.</summary>
    public required bool Positive { get; init; }

    /// <summary>How far it shows each signal, 0…1: the mean of two readers. A signal that neither saw is left out.</summary>
    public required IReadOnlyDictionary<string, double> Shows { get; init; }

    /// <summary>Why it looks as if it did; empty where it does.</summary>
    public required string Trap { get; init; }
}
