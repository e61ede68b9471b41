namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>One labelled file.</summary>
internal sealed record DataSet
{
    /// <summary>The path from the manifest's folder.</summary>
    public string? File { get; init; }

    /// <summary><c>exchange</c>: messages that end with the reply; <c>text</c>: one utterance.</summary>
    public string? Shape { get; init; }

    /// <summary>The licence; printed beside the figures.</summary>
    public string? Licence { get; init; }

    /// <summary>What the set may be used for; only <c>train</c> lets a fit read it.</summary>
    public string? Use { get; init; }

    /// <summary><c>conversation</c>, the default, or <c>rendition</c>.</summary>
    public string? Task { get; init; }

    /// <summary>What rows are compared within: <c>first message</c> or a member's name.</summary>
    public string? Group { get; init; }

    /// <summary>The comparisons.</summary>
    public IReadOnlyList<DataMetric>? Metrics { get; init; }
}
