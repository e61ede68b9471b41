using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>
/// The register that replies are held against: the sound replies ("good") of the open half of the project's own minimal pairs, several
/// hundred replies in many voices to people of many kinds. The numbers are what <see cref="Read"/> makes of those replies (231 of them);
/// make them again whenever the pairs, the lexicons or the register reader change. Only the reported measure leans on them, no score does.
/// </summary>
internal static class ReferenceCorpus
{
    public static readonly ReferenceDensity Passive = new(0.0921, 0.1343);
    public static readonly ReferenceDensity Nominalisation = new(0.0066, 0.0106);
    public static readonly ReferenceDensity ImpersonalSubject = new(0.3562, 0.1848);

    /// <summary>The three densities of a corpus, one text being one document.</summary>
    public static (ReferenceDensity Passive, ReferenceDensity Nominalisation, ReferenceDensity ImpersonalSubject) Read(IEnumerable<string> replies)
    {
        var reading = new TextReading(Lexicon.Default);
        List<Register> registers = [];
        foreach (string reply in replies)
        {
            reading.Read(reply);
            registers.Add(RegisterReader.Read(reading));
        }

        return (ReferenceDensity.Of(registers.ConvertAll(static r => r.AgentlessPassive)),
            ReferenceDensity.Of(registers.ConvertAll(static r => r.Nominalisation)),
            ReferenceDensity.Of(registers.ConvertAll(static r => r.ImpersonalSubject)));
    }
}
