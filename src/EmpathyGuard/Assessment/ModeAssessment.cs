namespace EmpathyGuard;

/// <summary>The verdict on one failure mode.</summary>
public record ModeAssessment
{
    /// <summary>How strongly the reply fails in this mode, 0 (not at all) to 1; <see langword="null"/> where the mode does not apply or was not judged.</summary>
    /// <remarks>Calibrated on the project's own pairs. At other base rates it is a score, not a probability.</remarks>
    public double? Score { get; init; }

    /// <summary>The score held against the thresholds in force.</summary>
    public required EmpathyLabel Label { get; init; }

    /// <summary>The research paper's own measure of this mode; reported, and used nowhere else. <see langword="null"/> where it is undefined.</summary>
    public double? Measure { get; init; }

    /// <summary>How much text the score rests on, 0 to 1. It never lowers the score or the label.</summary>
    public double Confidence { get; init; }
}
