namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>The replies of a mode's pairs and the controls as columns: first the good ones, then the bad ones, then the benign ones.</summary>
internal sealed class ModeRows
{
    public ModeRows(EmpathyFailureMode mode, IReadOnlyList<ScoredPair> pairs, IReadOnlyList<ScoredControl> controls)
    {
        Good = [.. pairs.Select(static p => p.Good)];
        Bad = [.. pairs.SelectMany(static p => p.Bad)];
        Controls = [.. controls.Select(static c => c.Reply)];
        BadClusters = [.. pairs.SelectMany(static (p, i) => p.Bad.Select(_ => i))];
        PairRows = Good.Length + Bad.Length;
        ScoredReply[] all = [.. Good, .. Bad, .. Controls];
        Scores = [.. all.Select(r => r[mode])];
        Replies = all;
        Lengths = [.. all.Select(static r => (double)r.Words)];
        Labels = [.. all.Select((_, i) => i >= Good.Length && i < PairRows)];

        // A pair's replies share a cluster; every control is one of its own.
        Clusters = [.. Enumerable.Range(0, Good.Length), .. BadClusters, .. Enumerable.Range(Good.Length, Controls.Length)];

        // Each bad reply stands against its good one, so that half of what is counted fails.
        Shares = [.. pairs.Select(static p => (double)p.Bad.Count), .. Bad.Select(static _ => 1.0)];
    }

    public ScoredReply[] Good { get; }

    public ScoredReply[] Bad { get; }

    public ScoredReply[] Controls { get; }

    /// <summary>The pair of each bad reply.</summary>
    public int[] BadClusters { get; }

    /// <summary>How many rows stand before the controls.</summary>
    public int PairRows { get; }

    public double[] Scores { get; }

    /// <summary>The replies of the rows.</summary>
    public ScoredReply[] Replies { get; }

    public double[] Lengths { get; }

    public bool[] Labels { get; }

    public int[] Clusters { get; }

    /// <summary>What each row before the controls counts for in the calibration.</summary>
    public double[] Shares { get; }
}
