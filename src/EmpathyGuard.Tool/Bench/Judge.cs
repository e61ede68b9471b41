namespace EmpathyGuard.Tool.Bench;

/// <summary>The scorer as the measurement sees it: one exchange that breaks it costs one line and not the run.</summary>
internal sealed class Judge(Func<EmpathyExchange, EmpathyAssessment> scorer, Action<string> complain)
{
    /// <summary>How many replies were handed to it.</summary>
    public int Scored { get; private set; }

    /// <summary>How many of them it could not judge. Their scores count as 0.</summary>
    public int Unjudged { get; private set; }

    /// <summary>The scorer's name and version; empty before the first reply.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Assesses a reply.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="id">What to call it when the scorer fails.</param>
    public EmpathyAssessment Assess(EmpathyExchange exchange, string id)
    {
        EmpathyAssessment assessment;
        try
        {
            assessment = scorer(exchange);
        }
        catch (Exception e)
        {
            // The exception's message is left out, because it may quote the text.
            complain($"{id}: the scorer failed ({e.GetType().Name})");
            assessment = EmpathyAssessment.Unjudged(UnjudgedReasons.ScorerFailed, Version.Length > 0 ? Version : "unknown");
        }

        Scored++;
        Unjudged += assessment.Status == EmpathyStatus.Unjudged ? 1 : 0;
        Version = assessment.Scorer;
        return assessment;
    }
}
