using System.Globalization;
using EmpathyGuard;
using Spectre.Console;

namespace Quickstart;

/// <summary>The findings under a text, numbered as in the text.</summary>
internal static class FindingList
{
    public static void Print(IAnsiConsole console, string text, IReadOnlyList<EmpathyFinding> findings)
    {
        for (int i = 0; i < findings.Count; i++)
        {
            Paragraph line = new();
            line.Append(string.Create(CultureInfo.InvariantCulture, $"({i + 1}) "), Palette.Quiet);
            line.Append(Printable.Line(findings[i].Rule), Palette.Of(findings[i].Mode));
            line.Append((Highlighting.IsWhole(text, findings[i]) ? " (all of it) " : " ") + Printable.Line(findings[i].Why), Palette.Quiet);
            console.Write(new Padder(line, new Padding(4, 0, 0, 0)));
        }
    }
}
