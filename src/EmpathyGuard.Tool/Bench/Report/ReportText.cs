using System.Globalization;

namespace EmpathyGuard.Tool.Bench.Report;

/// <summary>How figures are written for people, the same in every output.</summary>
internal static class ReportText
{
    /// <summary>What stands where there is no figure.</summary>
    public const string None = "–";

    /// <summary>The headings of a table's columns.</summary>
    public static IReadOnlyList<string> Headings(BenchReport report) => report.Beside is null
        ? ["figure", "value", "95 % interval", "n", "length only", "goal", "reached"]
        : ["figure", Short(report.Beside), "95 % interval", Short(report.Scorer), "95 % interval", "n", "length only", "goal", "reached"];

    /// <summary>The cells of a figure's row.</summary>
    public static string[] Cells(BenchReport report, Figure figure) =>
    [
        figure.Name,
        .. report.Beside is null ? (string[])[] : [Value(figure.Beside?.Value, figure.Unit), Range(figure.Beside)],
        Value(figure.Value, figure.Unit),
        Range(figure),
        figure.N.ToString(CultureInfo.InvariantCulture),
        Value(figure.LengthOnly, figure.Unit),
        figure.Goal is { } goal ? $"{(goal.AtLeast ? "≥" : "≤")} {Bound(goal.Bound, figure.Unit)}" : None,
        figure.Reached switch { true => "reached", false => "missed", null => None },
    ];

    private static string Range(Figure? figure) =>
        figure?.Interval is { } interval ? $"{Value(interval.Low, figure.Unit)} to {Value(interval.High, figure.Unit)}" : None;

    // The semantic scorer's version begins with that of the words it reads first.
    private static string Short(string scorer) => scorer.Contains("semantic/", StringComparison.Ordinal) ? "semantic" : scorer.Split('/')[0];

    /// <summary>Where the figures come from, in a sentence or two.</summary>
    public static string Origin(BenchReport report)
    {
        string half = report.Half switch
        {
            BenchHalf.Open => "the open half",
            BenchHalf.Held => "the held-apart half",
            _ => "both halves",
        };
        string unjudged = report.Unjudged == 0 ? "every one was judged" : string.Create(CultureInfo.InvariantCulture, $"{report.Unjudged} could not be judged and count as 0");
        return string.Create(CultureInfo.InvariantCulture, $"{(report.Beside is null ? "" : $"{report.Beside} beside ")}{report.Scorer} on {half} of the project's own items: {report.Items} items, {report.Replies} replies in all, {unjudged}.");
    }

    /// <summary>A figure with the decimals that its unit deserves.</summary>
    public static string Value(double? value, Unit unit) => value is not double v
        ? None
        : unit switch
        {
            Unit.Microseconds => string.Create(CultureInfo.InvariantCulture, $"{v:0.0} µs"),
            Unit.Bytes => string.Create(CultureInfo.InvariantCulture, $"{v:0} B"),

            // Never "-0.000", and never a 1.000 that is not one.
            _ => string.Create(CultureInfo.InvariantCulture, $"{Rounded(v):0.000}"),
        };

    private static string Bound(double bound, Unit unit) => unit switch
    {
        Unit.Microseconds => string.Create(CultureInfo.InvariantCulture, $"{bound:0} µs"),
        Unit.Bytes => string.Create(CultureInfo.InvariantCulture, $"{bound:0} B"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bound:0.000}"),
    };

    private static double Rounded(double value)
    {
        double rounded = Math.Round(value, 3, MidpointRounding.AwayFromZero);
        return rounded switch
        {
            0 => 0,
            1 when value < 1 => 0.999,
            _ => rounded,
        };
    }
}
