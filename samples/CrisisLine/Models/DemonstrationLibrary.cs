using System.Reflection;

namespace CrisisLine.Models;

/// <summary>The demonstrations inside the program: a line <c>when:</c>, then parts under headings.</summary>
internal static class DemonstrationLibrary
{
    private const string Folder = "Demonstrations/";

    public static IReadOnlyList<Demonstration> Load()
    {
        Assembly assembly = typeof(DemonstrationLibrary).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Parse(name[Folder.Length..], Read(assembly, name))),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static Demonstration Parse(string id, string text)
    {
        string[] parts = text.Split("\n# ");
        Dictionary<string, string> bodies = parts[1..].ToDictionary(
            static part => part[..part.IndexOf('\n', StringComparison.Ordinal)].Trim(),
            static part => part[part.IndexOf('\n', StringComparison.Ordinal)..].Trim());
        return new Demonstration
        {
            Id = id,
            When = parts[0]["when:".Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Example = bodies["Person"],
            First = bodies["First reply"],
            Second = bodies.GetValueOrDefault("Second reply"),
        };
    }
}
