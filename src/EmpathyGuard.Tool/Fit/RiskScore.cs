namespace EmpathyGuard.Tool.Fit;

/// <summary>A message of a person, and what its words and phrases count for a risk by a fit that did not see it.</summary>
/// <param name="Text">The message.</param>
/// <param name="Label">1 for a cue, 0 for none.</param>
/// <param name="Weight">How much the message counts.</param>
/// <param name="Fold">The fold of the cross-validation.</param>
/// <param name="IsComment">Whether it is an ordinary comment, which nobody has checked.</param>
/// <param name="IsWritten">Whether it was written to hold a risk or to look like it.</param>
/// <param name="LogOdds">What its words and phrases count.</param>
internal sealed record RiskScore(string Text, double Label, double Weight, int Fold, bool IsComment, bool IsWritten, double LogOdds)
{
    // Of people in ordinary distress, who are nearly all who write.
    private const double OrdinaryAlarms = 0.05;

    /// <summary>Whether it was written for another purpose than to hold a risk or to look like it.</summary>
    public bool IsOrdinary => !IsWritten && !IsComment;

    /// <summary>Where no more than a share of the messages that only look like risk is above, and hardly any ordinary one.</summary>
    /// <param name="rows">The messages.</param>
    /// <param name="scores">Their scores.</param>
    /// <param name="falseAlarms">The share.</param>
    public static double Threshold(IReadOnlyList<RiskScore> rows, IReadOnlyList<double> scores, double falseAlarms)
    {
        double Above(Func<RiskScore, bool> which, double share)
        {
            double[] sound = [.. scores.Where((_, i) => rows[i].Label < 0.5 && which(rows[i])).OrderDescending()];
            return sound.Length == 0 ? double.NegativeInfinity : sound[(int)(share * sound.Length)];
        }

        return Math.Max(Above(static row => row.IsWritten, falseAlarms), Above(static row => row.IsOrdinary, OrdinaryAlarms));
    }
}
