namespace EmpathyGuard.Tool.Fit;

/// <summary>How well a model does on rows that it was not fitted on.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">The cross-validated figure.</param>
/// <param name="LengthOnly">What the number of words alone reaches; <see langword="null"/> where it has no meaning.</param>
internal sealed record FitFigure(string Name, double Value, double? LengthOnly);
