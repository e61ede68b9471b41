namespace CrisisLine.Load;

/// <summary>What a restart under load left.</summary>
/// <param name="Stored">Escalations that were on the disk, or promised to be, when the process ended.</param>
/// <param name="After">Escalations that the next process found.</param>
/// <param name="Missing">Those of the first that are not among the second.</param>
internal sealed record RestartResult(int Stored, int After, int Missing)
{
    public override string ToString() => $"{Stored} stored before, {After} found after, {Missing} missing";
}
