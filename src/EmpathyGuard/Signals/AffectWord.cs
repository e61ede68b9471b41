namespace EmpathyGuard.Signals;

/// <summary>What a word, in any of its inflections, says of how somebody is.</summary>
/// <param name="Valence">How pleasant, in units of a text's valence.</param>
/// <param name="Intensity">How strong.</param>
/// <param name="Feelings">The feelings that it speaks for or against, with the log-odds.</param>
internal sealed record AffectWord(double Valence, double Intensity, IReadOnlyList<KeyValuePair<FeelingKind, double>> Feelings)
{
    /// <summary>Says nothing.</summary>
    public static readonly AffectWord None = new(0, 0, []);
}
