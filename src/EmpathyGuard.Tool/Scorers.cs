namespace EmpathyGuard.Tool;

/// <summary>Whose assessments a command asks for.</summary>
internal static class Scorers
{
    /// <summary>The environment's scorer, or the embedded one with weights from a file.</summary>
    /// <exception cref="ToolException">The weights cannot be read.</exception>
    public static Func<EmpathyExchange, EmpathyAssessment> Of(ToolEnvironment environment, string? weightsFile)
    {
        if (weightsFile is null)
        {
            return environment.Scorer;
        }

        try
        {
            return new LexicalEmpathyScorer(EmpathyWeights.Load(weightsFile)).Assess;
        }
        catch (FormatException e)
        {
            throw new ToolException($"cannot read '{weightsFile}': {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolException($"cannot read '{weightsFile}': {Files.Why(weightsFile, e)}", e);
        }
    }
}
