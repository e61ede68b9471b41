using System.Reflection;

namespace EmpathyGuard.Readme;

/// <summary>The documents of the repository as the tests read them; where they lie is written into this assembly by its project file.</summary>
internal static class Documents
{
    private const string Fence = "```";

    public static string Root { get; } = Path.GetFullPath(
        typeof(Documents).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!);

    public static string Readme { get; } = Read("README.md");

    /// <summary>README.md, those of the packages and everything in docs, by path from the root.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["README.md", .. PackageReadmes(), .. Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md").Select(static f => "docs/" + Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> PackageReadmes() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "README.md", SearchOption.AllDirectories)
            .Select(static f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Where(static f => !f.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks of a language, with the line that each begins at.</summary>
    public static IEnumerable<(int Line, string[] Code)> Blocks(string path, string language)
    {
        string[] lines = Read(path).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i] == Fence + language)
            {
                int end = Array.IndexOf(lines, Fence, i + 1);
                yield return (i + 1, lines[(i + 1)..end]);
                i = end;
            }
            else if (lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                i = Array.IndexOf(lines, Fence, i + 1);
            }
        }
    }

    /// <summary>The cells of the table row that begins with a name in backticks, after that name.</summary>
    public static string[]? Row(string section, string name)
    {
        string? row = section.Split('\n').FirstOrDefault(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));
        return row?.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries)[1..];
    }

    /// <summary>The part of the README from one text up to the next.</summary>
    public static string Between(string from, string to)
    {
        int start = Readme.IndexOf(from, StringComparison.Ordinal);
        int end = start < 0 ? -1 : Readme.IndexOf(to, start + from.Length, StringComparison.Ordinal);
        Assert.True(end > start, $"README.md has no part from '{from}' to '{to}'.");
        return Readme[start..end];
    }
}
