namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>What a folder of labelled data says about itself, in <c>manifest.json</c>.</summary>
internal sealed record Manifest
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>A sentence for people.</summary>
    public string? About { get; init; }

    /// <summary>The sets.</summary>
    public IReadOnlyList<DataSet>? Sets { get; init; }
}
