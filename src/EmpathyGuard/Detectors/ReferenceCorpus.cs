using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>
/// The register that replies are held against: the sound replies ("good") of the open half of the project's own minimal pairs, several
/// hundred replies in many voices to people of many kinds. Only the reported measure leans on it, no score does.
/// </summary>
internal sealed record ReferenceCorpus(ReferenceDensity Passive, ReferenceDensity Nominalisation, ReferenceDensity ImpersonalSubject)
{
    /// <summary>The names of its numbers, in the order of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["passiveMean", "passiveDeviation", "nominalisationMean", "nominalisationDeviation", "impersonalSubjectMean", "impersonalSubjectDeviation"];

    /// <summary>Its numbers.</summary>
    public double[] Values =>
        [Passive.Mean, Passive.Deviation, Nominalisation.Mean, Nominalisation.Deviation, ImpersonalSubject.Mean, ImpersonalSubject.Deviation];

    /// <summary>The corpus of numbers in the order of <see cref="Names"/>.</summary>
    public static ReferenceCorpus Of(ReadOnlySpan<double> values) =>
        new(new ReferenceDensity(values[0], values[1]), new ReferenceDensity(values[2], values[3]), new ReferenceDensity(values[4], values[5]));

    /// <summary>The three densities of a corpus, one text being one document.</summary>
    public static ReferenceCorpus Read(IEnumerable<string> replies)
    {
        var reading = new TextReading(Lexicon.Default);
        List<Register> registers = [];
        foreach (string reply in replies)
        {
            reading.Read(reply);
            registers.Add(RegisterReader.Read(reading));
        }

        return new ReferenceCorpus(
            ReferenceDensity.Of(registers.ConvertAll(static r => r.AgentlessPassive)),
            ReferenceDensity.Of(registers.ConvertAll(static r => r.Nominalisation)),
            ReferenceDensity.Of(registers.ConvertAll(static r => r.ImpersonalSubject)));
    }
}
