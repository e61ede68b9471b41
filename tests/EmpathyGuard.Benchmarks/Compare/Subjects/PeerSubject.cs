namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A call in the process of the peers.</summary>
internal sealed class PeerSubject(string name, PeerProcess process, string peer, string text) : ISubject
{
    public string Name => name;

    public Samples Samples { get; } = new();

    public void Warm(TimeSpan time) => _ = process.Measure(peer, text, time);

    public void Measure(TimeSpan time)
    {
        (double[] batches, double[] calls) = process.Measure(peer, text, time);
        Samples.Add(batches, calls);
    }
}
