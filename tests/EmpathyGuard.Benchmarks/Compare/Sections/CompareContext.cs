namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>What the sections of one run share: the peers, and where they put what they find.</summary>
internal sealed class CompareContext(CompareSettings settings, PeerConversation? peers)
{
    /// <summary>The peer that every scorer is held against.</summary>
    public const string Yardstick = "sentiment";

    /// <summary>What the yardstick is called in headings.</summary>
    public const string YardstickHeading = "× AFINN";

    public CompareSettings Settings => settings;

    /// <summary>The peers; <see langword="null"/> where their process could not be started, or was not to be.</summary>
    public PeerConversation? Peers => peers;

    public List<CompareTable> Tables { get; } = [];

    public List<Goal> Goals { get; } = [];

    public List<string> Missing { get; } = [];

    /// <summary>The yardstick on a text; <see langword="null"/> where it cannot be measured.</summary>
    public PeerSubject? YardstickOn(string text) =>
        peers?.Peers.Any(static p => p is { Name: Yardstick, Error: null }) is true ? new PeerSubject(Yardstick, peers, Yardstick, text) : null;

    /// <summary>How many times as long as the yardstick a subject takes, measured in the same rounds; not a number without a yardstick.</summary>
    public static double Ratio(ISubject subject, ISubject? yardstick) =>
        yardstick is null ? double.NaN : Statistics.Ratio(subject.Samples.Rounds, yardstick.Samples.Rounds);
}
