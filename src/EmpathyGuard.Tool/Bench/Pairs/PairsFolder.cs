namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>The project's own benchmark on disk: a folder for each half, with a file of JSON lines for each kind of item.</summary>
internal static class PairsFolder
{
    private static readonly string Usual = Path.Combine("tests", "EmpathyPairs");

    /// <summary>Finds the benchmark in a folder or in one above it.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static string Find(string from) =>
        TryFind(from) ?? throw new ToolException($"no benchmark found: neither this folder nor one above it holds {Usual}; say where it is with --pairs <folder>");

    /// <summary>Finds the benchmark in a folder or in one above it; <see langword="null"/> where there is none.</summary>
    public static string? TryFind(string from)
    {
        for (DirectoryInfo? folder = new(from); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, Usual);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Reads the items of a half; a line that is none is complained of and left out.</summary>
    /// <exception cref="ToolException">The folder cannot be read, or holds no items.</exception>
    public static IReadOnlyList<BenchItem> Read(string folder, BenchHalf half, Action<string> complain)
    {
        try
        {
            return ReadHalves(folder, half, complain);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"cannot read '{folder}': {Files.Why(folder, e)}", e);
        }
    }

    private static List<BenchItem> ReadHalves(string folder, BenchHalf half, Action<string> complain)
    {
        if (!Directory.Exists(folder))
        {
            throw new ToolException($"cannot read '{folder}': no such folder");
        }

        List<BenchItem> items = [];
        foreach (BenchHalf part in half == BenchHalf.Both ? (BenchHalf[])[BenchHalf.Open, BenchHalf.Held] : [half])
        {
            string name = part.ToString().ToLowerInvariant();
            string path = Path.Combine(folder, name);
            if (!Directory.Exists(path))
            {
                throw new ToolException($"cannot read '{folder}': it has no folder '{name}'");
            }

            foreach (string file in Directory.GetFiles(path, "*.jsonl").Order(StringComparer.Ordinal))
            {
                ReadFile(file, $"{name}/{Path.GetFileName(file)}", part, items, complain);
            }
        }

        return items.Count > 0 ? items : throw new ToolException($"cannot read '{folder}': it holds no items of that half");
    }

    private static void ReadFile(string path, string name, BenchHalf half, List<BenchItem> items, Action<string> complain)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                items.Add(ItemReader.Read(line, half));
            }
            catch (FormatException e)
            {
                complain($"{name} line {number}: {e.Message}");
            }
        }
    }
}
