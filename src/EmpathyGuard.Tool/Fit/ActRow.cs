using EmpathyGuard.Signals;

namespace EmpathyGuard.Tool.Fit;

/// <summary>A sentence of a reply that acts are fitted to.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Message">The message that it answers.</param>
/// <param name="Words">Its words and their neighbours.</param>
/// <param name="Marks">Its cues and its grammar.</param>
/// <param name="Fold">The fold of the cross-validation.</param>
/// <param name="Length">The number of words.</param>
internal sealed record ActRow(string Text, string Message, string[] Words, string[] Marks, int Fold, int Length)
{
    /// <summary>How far it shows each act, 0…1; what counts nothing says nothing.</summary>
    public double[] Labels { get; } = new double[ActSet.Count];

    /// <summary>How much it counts for each act.</summary>
    public double[] Counts { get; } = new double[ActSet.Count];

    /// <summary>The act that it was written to show, or only to look like; −1 for none.</summary>
    public int WrittenFor { get; init; } = -1;

    /// <summary>Says how far it shows an act.</summary>
    public void Label(int act, double label, double counts) => (Labels[act], Counts[act]) = (label, counts);
}
