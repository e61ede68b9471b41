using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The chat client pipelines that are compared. Each option is found by enumeration, so that a new one is measured without being named here.</summary>
internal static class Pipelines
{
    public const string Peers = "Microsoft.Extensions.AI, three decorators";
    public const string Disabled = "disabled";
    public const string Delivers = "observe, which only delivers";

    private static readonly EmpathyGuardOptionsValidator Validator = new();

    /// <summary>The decorators of Microsoft.Extensions.AI around a client.</summary>
    public static IChatClient WithPeers(IChatClient inner)
    {
        // A factory that is known to discard would switch the logging decorator off.
        var loggers = new DiscardingLoggers();
        return inner.AsBuilder().UseLogging(loggers).UseOpenTelemetry(loggers).UseFunctionInvocation(loggers).Build();
    }

    /// <summary>The guard around a client.</summary>
    public static IChatClient Guard(IChatClient inner, IEmpathyScorer scorer, EmpathyGuardOptions options) =>
        new EmpathyGuardChatClient(inner, scorer, options, new GuardParts());

    /// <summary>The guard that is switched off, and on with each action in turn.</summary>
    public static IEnumerable<(string Name, EmpathyGuardOptions Options)> ByAction()
    {
        yield return (Disabled, new EmpathyGuardOptions { Enabled = false });
        foreach (EmpathyAction action in Enum.GetValues<EmpathyAction>())
        {
            yield return (action == EmpathyAction.Observe ? Delivers : Name(action), With(action));
        }
    }

    /// <summary>Each way to treat a stream, beside each of two actions where that is allowed: one that only tells, and one that asks again.</summary>
    public static IEnumerable<(string Name, EmpathyGuardOptions Options)> ByStreaming()
    {
        foreach (EmpathyStreaming streaming in Enum.GetValues<EmpathyStreaming>())
        {
            foreach (EmpathyAction action in (EmpathyAction[])[EmpathyAction.Flag, EmpathyAction.Reprompt])
            {
                EmpathyGuardOptions options = With(action);
                options.Streaming = streaming;
                if (streaming != EmpathyStreaming.Auto && IsValid(options))
                {
                    yield return ($"{Name(streaming)}, {Name(action)}", options);
                }
            }
        }
    }

    /// <summary>Whether the guard would take these options.</summary>
    public static bool IsValid(EmpathyGuardOptions options) => Validator.Validate(null, options).Succeeded;

    private static EmpathyGuardOptions With(EmpathyAction action) => new() { Action = action, ReplacementText = "Let me bring in a colleague." };

    private static string Name<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
