namespace EmpathyGuard.Tool.Fit;

/// <summary>One row of an additive model.</summary>
/// <param name="Features">The features.</param>
/// <param name="Label">How much of the label it has, 0 to 1.</param>
/// <param name="Weight">How much it counts among its like.</param>
/// <param name="Fold">The fold of the cross-validation.</param>
/// <param name="Words">The number of words, for the baseline.</param>
internal sealed record FitRow(double[] Features, double Label, double Weight, int Fold, int Words);
