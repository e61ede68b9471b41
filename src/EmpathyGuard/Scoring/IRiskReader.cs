namespace EmpathyGuard;

/// <summary>Reads risk in the person's words alone, before there is a reply to judge. A scorer that also is one is asked for it.</summary>
/// <remarks>Thread-safe, fast, synchronous and deterministic: it stands in front of the first update of a held stream.</remarks>
public interface IRiskReader
{
    /// <summary>Reads the person's messages of a history.</summary>
    /// <param name="history">The messages before the reply.</param>
    /// <returns>What they say about risk; the resources are empty, because there is no reply yet.</returns>
    CrisisAssessment ReadRisk(IReadOnlyList<EmpathyMessage> history);
}
