namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>A figure that a manifest can ask of an assessment.</summary>
/// <param name="Name">Its last name, such as <c>advice</c>.</param>
/// <param name="Read">Reads it; <see langword="null"/> where the reply was not judged.</param>
internal sealed record Quantity(string Name, Func<DataRow, EmpathyAssessment, double?> Read);
