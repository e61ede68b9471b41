namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    // A logger or an exporter of the user's may throw, and no reply is lost for that. There is nowhere left to report it.
    private void Assessed(in JudgedDraft judged, in GuardCall call, long started)
    {
        try
        {
            _services.Telemetry.Assessed(judged.Assessment, call.Policy, judged.Draft.Reply.ResponseId, _services.Time.GetElapsedTime(started));
        }
        catch (Exception)
        {
        }
    }

    private void Decided(in GuardCall call, EmpathyVerdict verdict, in Draft delivered, long started, int operatorResources = 0)
    {
        try
        {
            _services.Telemetry.Decided(call.Activity, verdict, delivered.Reply.ResponseId, _services.Time.GetElapsedTime(started), operatorResources);
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
