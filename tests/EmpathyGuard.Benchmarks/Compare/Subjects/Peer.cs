namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>One of the packages that the guard is compared with.</summary>
/// <param name="Name">What the script calls it.</param>
/// <param name="Package">Its npm package.</param>
/// <param name="What">What it computes.</param>
/// <param name="Version">The installed version; <see langword="null"/> where it is not installed.</param>
/// <param name="Error">Why it cannot be measured; <see langword="null"/> where it can.</param>
internal sealed record Peer(string Name, string Package, string What, string? Version, string? Error);
