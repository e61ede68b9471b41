namespace EmpathyGuard;

/// <summary>What a read of the cache came to.</summary>
/// <param name="Answered">Whether the cache was heard.</param>
/// <param name="State">What it holds; <see langword="null"/> for nothing.</param>
internal readonly record struct TrajectoryReading(bool Answered, TrajectoryState? State);
