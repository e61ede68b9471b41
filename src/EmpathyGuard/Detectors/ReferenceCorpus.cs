namespace EmpathyGuard.Detectors;

/// <summary>
/// The register that replies are held against: the sound replies of the open half of the project's own minimal pairs, several hundred
/// replies in the voices of several models to people of many kinds.
/// </summary>
internal static class ReferenceCorpus
{
    public static readonly ReferenceDensity Passive = new(0.08, 0.15);
    public static readonly ReferenceDensity Nominalisation = new(0.008, 0.015);
    public static readonly ReferenceDensity ImpersonalSubject = new(0.30, 0.20);
}
