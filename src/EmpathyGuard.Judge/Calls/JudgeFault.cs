namespace EmpathyGuard;

/// <summary>What can be told of a failed call without its text.</summary>
/// <param name="Status">The HTTP status; <see langword="null"/> where there was none.</param>
/// <param name="RetryAfter">How long the service asked to be left alone; <see langword="null"/> where it did not.</param>
public readonly record struct JudgeFault(int? Status, TimeSpan? RetryAfter = null);
