using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Linguistic distancing, read from the reply's register alone: does its language make the person vanish?</summary>
internal static class DistancingDetector
{
    private const double HalfAt = 0.4;
    private const double NoticeCredit = 0.7;
    private const double Unaddressed = 0.04;

    /// <summary>
    /// The score, 0…1: the mean distance d of the sentences as d³ ÷ (d³ + h³). One distant sentence among many is a slip and scores next to
    /// nothing; where the sentences are at h on average, the score is a half. A reply said twice scores the same. In a text that is a notice,
    /// a licence or a dose, distance counts for less. How much of the reply does not say "you" at all decides only between replies that are
    /// otherwise alike.
    /// </summary>
    public static double Score(in ReplyReading reply)
    {
        Register register = reply.Register;
        double distance = register.Distance * (1 - (NoticeCredit * register.Notice));
        double cube = distance * distance * distance;
        return ((1 - Unaddressed) * (cube / (cube + (HalfAt * HalfAt * HalfAt)))) + (Unaddressed * register.Unaddressed);
    }

    /// <summary>The mean signed z-score of the three densities against the reference corpus, from −∞; 0 is the corpus's own mean.</summary>
    public static double Measure(in Register register, ReferenceCorpus corpus) =>
        (corpus.Passive.Z(register.AgentlessPassive) + corpus.Nominalisation.Z(register.Nominalisation)
            + corpus.ImpersonalSubject.Z(register.ImpersonalSubject)) / 3;
}
