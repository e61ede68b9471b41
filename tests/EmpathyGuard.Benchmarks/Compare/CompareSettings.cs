namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>What the comparison was asked for.</summary>
internal sealed record CompareSettings
{
    public const string Usage = "--compare [--json <file>] [--svg <file>] [--markdown <file>] [--readme <file>] [--published <program>] [--no-peers]";

    /// <summary>Where the report goes as JSON; <see langword="null"/> for nowhere.</summary>
    public string? Json { get; init; }

    /// <summary>Where the chart goes; <see langword="null"/> for nowhere.</summary>
    public string? Svg { get; init; }

    /// <summary>The document whose section gets every table; <see langword="null"/> for none.</summary>
    public string? Markdown { get; init; }

    /// <summary>The README whose section gets the short report; <see langword="null"/> for none.</summary>
    public string? Readme { get; init; }

    /// <summary>A published copy of this program, <c>.dll</c> or executable, whose cold start is measured as well; <see langword="null"/> for none.</summary>
    public string? Published { get; init; }

    /// <summary>Whether the npm packages are measured.</summary>
    public bool Peers { get; init; } = true;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="CompareException">One of them is unknown, given twice, or lacks its value.</exception>
    public static CompareSettings Parse(IReadOnlyList<string> args)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < args.Count; i++)
        {
            string name = args[i];
            string value = name switch
            {
                "--compare" or "--no-peers" => "",
                "--json" or "--svg" or "--markdown" or "--readme" or "--published" => i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
                    ? args[++i]
                    : throw new CompareException($"{name} lacks its value; {Usage}"),
                _ => throw new CompareException($"'{name}' is unknown; {Usage}"),
            };
            if (!given.TryAdd(name, value))
            {
                throw new CompareException($"{name} is given twice; {Usage}");
            }
        }

        return new CompareSettings
        {
            Json = given.GetValueOrDefault("--json"),
            Svg = given.GetValueOrDefault("--svg"),
            Markdown = given.GetValueOrDefault("--markdown"),
            Readme = given.GetValueOrDefault("--readme"),
            Published = given.GetValueOrDefault("--published"),
            Peers = !given.ContainsKey("--no-peers"),
        };
    }
}
