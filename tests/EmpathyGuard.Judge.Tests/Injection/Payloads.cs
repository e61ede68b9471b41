using System.Globalization;
using System.Text;

namespace EmpathyGuard.Judge.Tests.Injection;

/// <summary>The payloads of payloads.txt.</summary>
internal static class Payloads
{
    public static IReadOnlyList<(string Kind, string Text)> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Injection", "payloads.txt")).Where(static l => l.Length > 0 && l[0] != '#').Select(Parse)];

    private static (string Kind, string Text) Parse(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        return (line[..colon], Unescape(line[(colon + 2)..]));
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u' && i + 1 < text.Length && text[i + 1] == '{')
            {
                int end = text.IndexOf('}', i);
                int scalar = int.Parse(text[(i + 2)..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                plain.Append(scalar < 0x10000 ? ((char)scalar).ToString() : char.ConvertFromUtf32(scalar));
                i = end;
                continue;
            }

            plain.Append(text[i] switch { 'n' => "\n", 'r' => "\r", '\\' => "\\", _ => "\\" + text[i] });
        }

        return plain.ToString();
    }
}
