namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A call in the process of the peers. One that fails is not asked again and has the samples that it had until then.</summary>
internal sealed class PeerSubject(string name, PeerConversation peers, string peer, string text) : ISubject
{
    private bool _failed;

    public string Name => name;

    public Samples Samples { get; } = new();

    public void Warm(TimeSpan time) => _ = Ask(time);

    public void Measure(TimeSpan time)
    {
        if (Ask(time) is { } round)
        {
            Samples.Add(round.Batches, round.Calls);
        }
    }

    private (double[] Batches, double[] Calls)? Ask(TimeSpan time)
    {
        (double[] Batches, double[] Calls)? round = _failed ? null : peers.Measure(peer, text, time);
        _failed = round is null;
        return round;
    }
}
