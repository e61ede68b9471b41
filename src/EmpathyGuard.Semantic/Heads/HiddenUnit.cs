namespace EmpathyGuard.Semantic;

/// <summary>A hidden unit of a head, a rectified linear one.</summary>
/// <param name="Counts">What it counts, in log-odds for each unit of what it reads.</param>
/// <param name="Constant">The constant of what it reads.</param>
/// <param name="Weights">What each number of the vector counts in what it reads.</param>
internal sealed record HiddenUnit(double Counts, double Constant, float[] Weights);
