namespace EmpathyGuard.Detectors;

/// <summary>What was found by the grammar in the settled sentences of a reply that is still arriving.</summary>
internal sealed class CounterMemo
{
    /// <summary>How many sentences, from the first on, are kept.</summary>
    public int Count { get; private set; }

    public CounterFinds Finds { get; private set; }

    public CounterDetector.Draft Draft { get; private set; }

    public void Keep(int count, in CounterFinds finds, CounterDetector.Draft draft)
    {
        Count = count;
        Finds = finds;
        Draft = draft;
    }

    public void Clear() => Keep(0, default, CounterDetector.Draft.None);
}
