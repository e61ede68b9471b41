namespace EmpathyGuard.Tool.SecondOpinions;

/// <summary>Counts a judge's verdicts on one mode against what is known.</summary>
internal sealed class VerdictCounts
{
    /// <summary>Fewer verdicts of a kind than these say nothing of what such a verdict is worth.</summary>
    public const int Fewest = 5;

    private int _yes;
    private int _yesFailing;
    private int _no;
    private int _noFailing;

    /// <summary>Whether both verdicts were given often enough to be worth a score.</summary>
    public bool AreEnough => _yes >= Fewest && _no >= Fewest;

    /// <summary>The counts as a calibration holds them.</summary>
    public JudgeCounts Counts => new() { Yes = _yes, YesFailing = _yesFailing, No = _no, NoFailing = _noFailing };

    /// <summary>Counts what the judge said of a mode; where it said nothing, or that the question does not arise, nothing is counted.</summary>
    public void Count(EmpathyAssessment assessment, EmpathyFailureMode mode, bool failing)
    {
        if (assessment.Modes[mode].Score is null)
        {
            return;
        }

        // A yes shows the words that it rests on, a no shows none; the score would depend on a calibration.
        if (assessment.Findings.Any(finding => finding.Mode == mode))
        {
            _yes++;
            _yesFailing += failing ? 1 : 0;
        }
        else
        {
            _no++;
            _noFailing += failing ? 1 : 0;
        }
    }
}
