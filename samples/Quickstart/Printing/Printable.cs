namespace Quickstart;

/// <summary>Makes the text of strangers safe for a terminal.</summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>Takes out what a terminal would act on. Every unit keeps its place, so that spans still fit.</summary>
    public static string Text(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            bool paired = char.IsHighSurrogate(c) ? i + 1 < source.Length && char.IsLowSurrogate(source[i + 1])
                : !char.IsLowSurrogate(c) || (i > 0 && char.IsHighSurrogate(source[i - 1]));
            target[i] = c switch
            {
                '\n' => c,
                '\t' or '\r' => ' ',
                _ when !paired || char.IsControl(c) || IsDirectional(c) => Replacement,
                _ => c,
            };
        }
    });

    /// <summary>The same on one line.</summary>
    public static string Line(string text) => Text(text).Replace('\n', ' ').Trim();

    // Overrides of the writing direction can make a line read as something that it is not.
    private static bool IsDirectional(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
