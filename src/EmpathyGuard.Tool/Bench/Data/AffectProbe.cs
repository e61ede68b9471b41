using EmpathyGuard.Lexicons;
using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>Reads the affect of a text by itself, whoever says it. Several figures of one row are read once.</summary>
/// <param name="Valence">−1 to 1.</param>
/// <param name="Intensity">0 to 1.</param>
/// <param name="Feelings">For each feeling 0 to 1; from .5 on it is named.</param>
internal sealed record AffectProbe(double Valence, double Intensity, double[] Feelings)
{
    [ThreadStatic]
    private static (string Text, AffectProbe Probe)? _last;

    public static AffectProbe Read(string text)
    {
        if (_last is { } last && ReferenceEquals(last.Text, text))
        {
            return last.Probe;
        }

        TextReading reading = new(Lexicon.Default, TextSide.Person);
        reading.Read(text);
        double[] odds = new double[AffectWeights.FeelingCount];
        AffectReading read = AffectReading.Read(reading, EmpathyWeights.Default.Signals.Affect, Affect.Intensity(reading), odds);
        AffectProbe probe = new(read.Valence, read.Intensity, [.. odds.Select(static o => 1 / (1 + Math.Exp(-o)))]);
        _last = (text, probe);
        return probe;
    }
}
