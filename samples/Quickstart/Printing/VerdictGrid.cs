using EmpathyGuard;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quickstart;

/// <summary>The verdict a mode at a glance: name, bar, score, label.</summary>
internal static class VerdictGrid
{
    private const int BarLength = 20;

    // Name, score, label and the gaps between them need so much; a bar fits only into what is left.
    private const int WidthWithoutBar = 50;

    public static IRenderable Of(EmpathyAssessment assessment, Profile profile)
    {
        int length = Math.Clamp(profile.Width - WidthWithoutBar, 0, BarLength);
        Grid grid = new();
        for (int i = 0; i < (length > 0 ? 4 : 3); i++)
        {
            grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 1, 0) });
        }

        foreach (EmpathyFailureMode mode in Words.Modes)
        {
            ModeAssessment verdict = assessment.Modes[mode];
            List<IRenderable> row =
            [
                new Text(Words.Of(mode), Palette.Of(mode)),
                new Text(Words.Score(verdict.Score)),
                new Text(Words.Of(verdict.Label), Palette.Of(verdict.Label)),
            ];
            if (length > 0)
            {
                row.Insert(1, new Text(Bar(verdict.Score, length, profile.Capabilities.Unicode), Palette.Of(verdict.Label)));
            }

            grid.AddRow([.. row]);
        }

        return grid;
    }

    private static string Bar(double? score, int length, bool unicode)
    {
        if (score is not { } value)
        {
            return "";
        }

        int filled = (int)Math.Round(Math.Clamp(value, 0, 1) * length);
        return new string(unicode ? '█' : '#', filled) + new string(unicode ? '░' : '.', length - filled);
    }
}
