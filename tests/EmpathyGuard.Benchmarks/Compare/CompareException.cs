namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The comparison cannot run as asked; the message is for whoever asked.</summary>
internal sealed class CompareException(string message) : Exception(message);
