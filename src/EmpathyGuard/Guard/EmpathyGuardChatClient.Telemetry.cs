namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>The time of now; <see langword="null"/> where nobody listens: reading the clock thrice would cost as much as a reply that is only delivered.</summary>
    private long? StartClock() => _services.Telemetry.Times ? _services.Time.GetTimestamp() : null;

    private TimeSpan? Elapsed(long? started) => started is { } since ? _services.Time.GetElapsedTime(since) : null;

    // A logger or an exporter of the user's may throw, and no reply is lost for that. There is nowhere left to report it.
    private void Assessed(EmpathyAssessment assessment, in Draft draft, in GuardCall call, long? started)
    {
        try
        {
            _services.Telemetry.Assessed(assessment, call.Policy, draft.Reply.ResponseId, Elapsed(started));
        }
        catch (Exception)
        {
        }
    }

    private void Decided(in GuardCall call, EmpathyVerdict verdict, in Draft delivered, long? started, int operatorResources = 0)
    {
        try
        {
            _services.Telemetry.Decided(call.Activity, verdict, delivered.Reply.ResponseId, Elapsed(started), operatorResources);
        }
        catch (Exception)
        {
        }
    }

    private void NotScored(string reason)
    {
        try
        {
            _services.Telemetry.NotScored(reason);
        }
        catch (Exception)
        {
        }
    }

    private void Failed(string stage, Exception exception)
    {
        try
        {
            _services.Telemetry.Failed(stage, exception);
        }
        catch (Exception)
        {
        }
    }

    private void Sensitive(in GuardCall call, string stage, string text)
    {
        if (!call.Settings.EnableSensitiveData)
        {
            return;
        }

        try
        {
            _services.Telemetry.Sensitive(stage, text);
        }
        catch (Exception)
        {
        }
    }
}
