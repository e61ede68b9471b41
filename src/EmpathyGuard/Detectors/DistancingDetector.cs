using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Linguistic distancing, read from the reply's register alone: does its language make the person vanish?</summary>
internal static class DistancingDetector
{
    /// <summary>The score, 0…1.</summary>
    public static double Score(in ReplyReading reply)
    {
        Register register = reply.Register;
        double shares = Math.Sqrt(reply.PerSentence);
        double voice = Saturation.Of(((0.8 * reply.Impersonal) + reply.PolicyVoice + (1.2 * reply.CaseFile) + (0.7 * reply.WeAll)
            + (0.6 * reply.TherapySpeak) + (0.7 * reply.CategoryPraise)) / shares, 0.4);
        double grammar = (0.5 * OneSided(register.AgentlessPassive, ReferenceCorpus.Passive))
            + (0.3 * OneSided(register.Nominalisation, ReferenceCorpus.Nominalisation))
            + (0.2 * OneSided(register.ImpersonalSubject, ReferenceCorpus.ImpersonalSubject));
        double vanished = register.You < 0.01 ? 1 : register.You < 0.03 ? 0.5 : 0;
        return Saturation.Clamp((0.75 * voice * (0.6 + (0.4 * vanished))) + (0.25 * Saturation.Of(grammar) * vanished));
    }

    /// <summary>The mean signed z-score of the three densities against the reference corpus, from −∞; 0 is the corpus's own mean.</summary>
    public static double Measure(in Register register) =>
        (ReferenceCorpus.Passive.Z(register.AgentlessPassive) + ReferenceCorpus.Nominalisation.Z(register.Nominalisation)
            + ReferenceCorpus.ImpersonalSubject.Z(register.ImpersonalSubject)) / 3;

    private static double OneSided(double density, ReferenceDensity reference) => Math.Max(0, reference.Z(density));
}
