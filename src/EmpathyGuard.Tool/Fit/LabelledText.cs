namespace EmpathyGuard.Tool.Fit;

/// <summary>A text with the label of readers.</summary>
/// <param name="Text">The text.</param>
/// <param name="Label">The label.</param>
/// <param name="Fold">The fold of the cross-validation.</param>
internal sealed record LabelledText(string Text, double Label, int Fold);
