using System.Globalization;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Writes figures, the same way in every culture.</summary>
internal static class FigureText
{
    public const string None = "–";

    /// <summary>The figure with its unit, to three digits; a dash where there is none.</summary>
    public static string Of(double? figure, FigureUnit unit) => figure switch
    {
        null or double.NaN => None,
        { } value => unit switch
        {
            FigureUnit.Nanoseconds => Time(value),
            FigureUnit.Bytes => Size(value),
            FigureUnit.Characters => value.ToString("#,0", CultureInfo.InvariantCulture),
            FigureUnit.Ratio => $"{Digits(value)} ×",
            _ => string.Create(CultureInfo.InvariantCulture, $"{value:#,0} /s"),
        },
    };

    // In whole bytes as long as one byte more or less may matter.
    private static string Size(double bytes) => Math.Abs(bytes) < 1e6
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} B")
        : $"{Digits(bytes / 1e6)} MB";

    private static string Time(double nanoseconds) => Math.Abs(nanoseconds) switch
    {
        < 1e3 => $"{Digits(nanoseconds)} ns",
        < 1e6 => $"{Digits(nanoseconds / 1e3)} µs",
        < 1e9 => $"{Digits(nanoseconds / 1e6)} ms",
        _ => $"{Digits(nanoseconds / 1e9)} s",
    };

    private static string Digits(double value) => Math.Abs(value) switch
    {
        0 => "0",
        < 1 => value.ToString("0.000", CultureInfo.InvariantCulture),
        < 10 => value.ToString("0.00", CultureInfo.InvariantCulture),
        < 100 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0", CultureInfo.InvariantCulture),
    };
}
