using System.Reflection;

namespace EmpathyGuard.Packaging.Tests;

/// <summary>Where the sources are; written into this assembly by its project file.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!);

    /// <summary>A file that is copied beside this assembly, with its <c>$name$</c> places filled.</summary>
    public static string Template(string name, params ReadOnlySpan<(string Name, string Value)> values)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Consumer", name + ".txt"));
        foreach ((string place, string value) in values)
        {
            text = text.Replace($"${place}$", value, StringComparison.Ordinal);
        }

        return text;
    }
}
