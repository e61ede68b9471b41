namespace EmpathyGuard.Lexicons;

/// <summary>A lexicon file cannot be read; the message names the file, the line and what is wrong.</summary>
// Only the loader throws it, always with all three parts.
#pragma warning disable CA1032
internal sealed class LexiconFormatException(string file, int line, string problem)
    : FormatException($"Lexicon '{file}', line {line}: {problem}");
