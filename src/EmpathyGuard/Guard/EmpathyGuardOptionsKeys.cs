using System.Collections.Frozen;

namespace EmpathyGuard;

/// <summary>Where options stand in the configuration and what each key allows, for messages that an operator can act on.</summary>
internal static class EmpathyGuardOptionsKeys
{
    private static readonly string Actions = $"one of {string.Join(", ", Enum.GetNames<EmpathyAction>())}";

    private static readonly FrozenDictionary<string, string> Allowed = new Dictionary<string, string>
    {
        ["Enabled"] = "true or false",
        ["Profile"] = $"one of {string.Join(", ", EmpathyProfile.All)}",
        ["Action"] = Actions,
        ["Concern"] = "a number above 0 and at most 1",
        ["Failure"] = "a number above 0 and at most 1",
        ["Streaming"] = $"one of {string.Join(", ", Enum.GetNames<EmpathyStreaming>())}",
        ["MaxHold"] = "a time from 00:00:00.010 to 00:01:00",
        ["MaxFailedHold"] = "a time from 00:00:00 to 00:05:00",
        ["MaxHeldLength"] = "a whole number from 64 to 65536",
        ["Rest"] = $"one of {string.Join(", ", Enum.GetNames<EmpathyGateRest>())}",
        ["MaxReprompts"] = "a whole number from 0 to 3",
        ["RepromptTimeLimit"] = "a time from 00:00:00.010 to 00:05:00",
        ["Comparison"] = $"one of {string.Join(", ", Enum.GetNames<EmpathyComparison>())}",
        ["ScoringTimeLimit"] = "a time from 00:00:00.001 to 00:01:00",
        ["MaxTextLength"] = "a whole number from 1024 to 16777216",
        ["SamplingRate"] = "a number from 0 to 1",
        ["ReplyOnly"] = "true or false",
        ["AllowFollowUpTurn"] = "true or false",
        ["TrackTrajectory"] = "true or false",
        ["EnableSensitiveData"] = "true or false",
        ["RiskMemory"] = "a time from 00:01:00 to 90.00:00:00",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // The members of the options are keys of the unnamed section, where the named sections stand too.
    private static readonly FrozenSet<string> Members = Allowed.Keys
        .Concat(Enum.GetNames<EmpathyFailureMode>())
        .Concat(["Crisis", "Gate", "ReplacementText", "WeightsFile"])
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The section of named options: <c>EmpathyGuard</c>, or <c>EmpathyGuard:name</c>.</summary>
    public static string Section(string? name) =>
        string.IsNullOrEmpty(name) ? EmpathyGuardOptions.SectionName : $"{EmpathyGuardOptions.SectionName}:{name}";

    /// <summary>Whether a name would make its section fall together with a member of the unnamed options.</summary>
    public static bool IsReserved(string name) => Members.Contains(name);

    /// <summary>The message for a key that does not hold what it must.</summary>
    public static string Failure(string key) =>
        Allowed.TryGetValue(key[(key.LastIndexOf(':') + 1)..], out string? allowed) ? $"{key} must be {allowed}." : $"{key} has a value of the wrong kind.";
}
