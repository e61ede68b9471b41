using System.Reflection;
using System.Text.RegularExpressions;

namespace CrisisLine.Tests.Telemetry;

/// <summary>The tables of docs/operations.md.</summary>
internal static partial class OperationsDocument
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(OperationsDocument).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!);

    public static string Text { get; } = File.ReadAllText(Path.Combine(Root, "docs", "operations.md")).ReplaceLineEndings("\n");

    /// <summary>The names in the first column of a section's table, each with the names in its last.</summary>
    public static SortedDictionary<string, SortedSet<string>> Table(string heading)
    {
        string section = Text[Text.IndexOf($"\n{heading}\n", StringComparison.Ordinal)..].Split("\n#", 3)[1];
        SortedDictionary<string, SortedSet<string>> rows = new(StringComparer.Ordinal);
        foreach (string row in section.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            string[] cells = row.Trim('|', ' ').Split(" | ");
            rows.Add(cells[0].Trim('`', ' '), new SortedSet<string>(Quoted().Matches(cells[^1]).Select(static match => match.Groups[1].Value), StringComparer.Ordinal));
        }

        return rows;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
