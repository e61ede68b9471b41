using EmpathyGuard;
using Spectre.Console;

namespace Quickstart;

/// <summary>The colours: one a mode, one a label.</summary>
internal static class Palette
{
    public static readonly Style Heading = new(decoration: Decoration.Bold);

    public static readonly Style Quiet = new(Color.Grey);

    public static Style Of(EmpathyFailureMode? mode) => new(mode switch
    {
        EmpathyFailureMode.SentimentAttenuation => Color.Yellow,
        EmpathyFailureMode.GranularityMismatch => Color.Aqua,
        EmpathyFailureMode.ConflictAvoidance => Color.Fuchsia,
        EmpathyFailureMode.LinguisticDistancing => Color.DodgerBlue1,
        _ => Color.Red,
    });

    public static Style Of(EmpathyLabel label) => new(label switch
    {
        EmpathyLabel.Clear => Color.Green,
        EmpathyLabel.Concern => Color.Yellow,
        EmpathyLabel.Failure => Color.Red,
        _ => Color.Grey,
    });
}
