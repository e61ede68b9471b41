namespace EmpathyGuard.Judge.Tests.Chaos;

/// <summary>What a judge that faults is tried in.</summary>
/// <param name="Rate">How often each kind of fault strikes, 0 to 1.</param>
/// <param name="Streaming">Whether the judge's answers and the replies are streamed.</param>
/// <param name="Breaks">Whether the default pipeline stands around the judge; else one whose circuit never opens.</param>
internal sealed record ChaosRow(double Rate, bool Streaming, bool Breaks)
{
    private static readonly double[] Rates = [0.02, 0.1, 1];
    private static readonly bool[] Either = [false, true];

    public static IReadOnlyList<ChaosRow> All { get; } =
        [.. Rates.SelectMany(static rate => Either.SelectMany(streaming => Either.Select(breaks => new ChaosRow(rate, streaming, breaks))))];
}
