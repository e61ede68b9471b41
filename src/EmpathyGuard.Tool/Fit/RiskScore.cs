namespace EmpathyGuard.Tool.Fit;

/// <summary>A message of a person, and what its words and phrases count for a risk by a fit that did not see it.</summary>
/// <param name="Text">The message.</param>
/// <param name="Label">1 for a cue, 0 for none.</param>
/// <param name="Weight">How much the message counts.</param>
/// <param name="Fold">The fold of the cross-validation.</param>
/// <param name="IsComment">Whether it is an ordinary comment, which nobody has checked.</param>
/// <param name="IsWritten">Whether it was written to hold a risk or to look like it.</param>
/// <param name="LogOdds">What its words and phrases count.</param>
internal sealed record RiskScore(string Text, double Label, double Weight, int Fold, bool IsComment, bool IsWritten, double LogOdds);
