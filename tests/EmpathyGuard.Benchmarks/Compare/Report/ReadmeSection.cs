namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The part of a README that the comparison writes, between two markers.</summary>
internal static class ReadmeSection
{
    public const string Begin = "<!-- compare:begin -->";
    public const string End = "<!-- compare:end -->";

    /// <summary>Replaces what stands between the markers; a README with the line ends of Windows keeps them.</summary>
    /// <param name="readme">The text of the README.</param>
    /// <param name="section">What is to stand there.</param>
    /// <exception cref="CompareException">A marker is missing, stands there twice, or they stand the wrong way round.</exception>
    public static string Replace(string readme, string section)
    {
        int begin = Find(readme, Begin);
        int end = Find(readme, End);
        if (end < begin)
        {
            throw new CompareException($"'{End}' stands before '{Begin}'");
        }

        string newLine = readme.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return string.Concat(
            readme.AsSpan(0, begin + Begin.Length),
            $"\n{section.TrimEnd()}\n".ReplaceLineEndings(newLine),
            readme.AsSpan(end));
    }

    private static int Find(string readme, string marker)
    {
        int at = readme.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new CompareException($"the README has no marker '{marker}'");
        }

        return readme.IndexOf(marker, at + 1, StringComparison.Ordinal) < 0
            ? at
            : throw new CompareException($"the marker '{marker}' stands there twice");
    }
}
