using Microsoft.Extensions.AI;

namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>Takes the snapshot of a call and the options and messages of its first attempt.</summary>
    /// <returns>Whether the call is judged; if not, the inner client's task or updates are returned as they are.</returns>
    private bool TryBegin(ref IEnumerable<ChatMessage> messages, ref ChatOptions? options, bool streaming, out GuardCall call)
    {
        call = default;
        EmpathyRequest? request = options.GetEmpathyRequest();
        GuardSnapshot snapshot = _options.Current;
        if (!snapshot.Options.Enabled || request is { Skip: true })
        {
            options = Forwarded(options, request);
            return false;
        }

        EmpathyPolicy policy = snapshot.For(request?.Profile);

        // Once: a sequence may be costly, or different, the second time. Most callers have a list.
        if (messages is not IReadOnlyList<ChatMessage> list)
        {
            messages = list = [.. messages];
        }

        EmpathyMessage[] history = GuardCall.Read(list, snapshot.Options.ReplyOnly);
        bool mayAskAgain = policy.Highest >= EmpathyAction.Shadow;
        call = new GuardCall
        {
            Snapshot = snapshot,
            Policy = policy,
            Request = request,
            Options = options,

            // Some clients below append to the list that they get; a second attempt starts from what the caller sent.
            Messages = mayAskAgain ? [.. list] : list,
            History = history,
            ConversationId = Identify(request?.ConversationKey, snapshot.Options.Crisis),
            Streaming = streaming,
        };
        if (!IsSampled(ref call))
        {
            options = Forwarded(options, request);
            return false;
        }

        if (ReadTrajectory(call) is { } trajectory)
        {
            call = call with { Trajectory = trajectory };
        }

        options = FirstOptions(options, request, mayAskAgain);
        Earn();
        return true;
    }

    private bool IsSampled(ref GuardCall call)
    {
        double rate = call.Settings.SamplingRate;
        if (rate >= 1 || _services.Chance() < rate)
        {
            return true;
        }

        // Chance never decides about a person at risk.
        call = call with { Opening = ReadRisk(call) };
        return call.Opening is { RiskCue: true };
    }

    /// <summary>The options of a call that is not judged. A guard inside still reads the request; a model never does.</summary>
    private ChatOptions? Forwarded(ChatOptions? options, EmpathyRequest? request) =>
        request is null || _guardsInside ? options : WithoutRequest(options!);

    private ChatOptions? FirstOptions(ChatOptions? options, EmpathyRequest? request, bool mayAskAgain)
    {
        if (_guardsInside)
        {
            return Silence(options);
        }

        // Clients below may change the options that they get, so an attempt that another may follow gets a clone.
        return options is null || (request is null && !mayAskAgain) ? options : WithoutRequest(options);
    }

    /// <summary>A fresh clone for a second attempt.</summary>
    private ChatOptions? LaterOptions(ChatOptions? options) =>
        _guardsInside ? Silence(options) : options is null ? null : WithoutRequest(options);

    /// <summary>A copy that tells the guards inside that this call is judged already.</summary>
    private static ChatOptions Silence(ChatOptions? options) => options.WithEmpathyGuard(new EmpathyRequest { Skip = true });

    private static ChatOptions WithoutRequest(ChatOptions options)
    {
        ChatOptions clone = options.Clone();
        if (options.AdditionalProperties is { } properties && properties.ContainsKey(EmpathyGuardChatOptionsExtensions.RequestKey))
        {
            // Copied again, in case a derived class's clone shares the dictionary.
            AdditionalPropertiesDictionary rest = properties.Clone();
            rest.Remove(EmpathyGuardChatOptionsExtensions.RequestKey);
            clone.AdditionalProperties = rest.Count > 0 ? rest : null;
        }

        return clone;
    }

    private void Earn()
    {
        try
        {
            _services.Budget.Earn();
        }
        catch (Exception exception)
        {
            Failed("budget", exception);
        }
    }
}
