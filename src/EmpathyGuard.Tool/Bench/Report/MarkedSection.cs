namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>The part of a document that a program writes, between two markers.</summary>
internal static class MarkedSection
{
    /// <summary>Replaces what stands between the markers; a document with the line ends of Windows keeps them.</summary>
    /// <param name="document">The text of the document.</param>
    /// <param name="begin">The marker before the section.</param>
    /// <param name="end">The marker after the section.</param>
    /// <param name="section">What is to stand there.</param>
    /// <exception cref="FormatException">A marker is missing, stands there twice, or they stand the wrong way round.</exception>
    public static string Replace(string document, string begin, string end, string section)
    {
        int from = Find(document, begin);
        int to = Find(document, end);
        if (to < from)
        {
            throw new FormatException($"'{end}' stands before '{begin}'");
        }

        string newLine = document.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return string.Concat(
            document.AsSpan(0, from + begin.Length),
            $"\n{section.TrimEnd()}\n".ReplaceLineEndings(newLine),
            document.AsSpan(to));
    }

    private static int Find(string document, string marker)
    {
        int at = document.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0)
        {
            throw new FormatException($"it has no marker '{marker}'");
        }

        return document.IndexOf(marker, at + 1, StringComparison.Ordinal) < 0
            ? at
            : throw new FormatException($"the marker '{marker}' stands there twice");
    }
}
