using System.Diagnostics.CodeAnalysis;

namespace EmpathyGuard;

/// <summary>A documented preset of thresholds and actions for a setting.</summary>
/// <remarks>
/// <c>General</c>: a chatbot about anything; observes. <c>Support</c>: customer care; flags, and asks again where the reply evades or speaks in policy voice.
/// <c>Wellbeing</c>: companions and coaching; asks again in every mode. <c>CrisisLine</c>: people at risk write here; earlier concerns, asks again, never replaces.
/// <c>Legal</c>: notices and legal help; distance is right, so distancing is only observed and at a higher threshold.
/// </remarks>
public sealed class EmpathyProfile
{
    private readonly EmpathyThresholds[] _thresholds;
    private readonly EmpathyAction[] _actions;

    private EmpathyProfile(string name, (EmpathyAction Action, EmpathyThresholds Thresholds)[] modes)
    {
        Name = name;
        _actions = [.. modes.Select(static m => m.Action)];
        _thresholds = [.. modes.Select(static m => m.Thresholds)];
    }

    /// <summary>A chatbot about anything: every mode is observed, at 0.3 and 0.5.</summary>
    public static EmpathyProfile General { get; } = Uniform("General", EmpathyAction.Observe, EmpathyThresholds.Default);

    /// <summary>Customer care: attenuation and granularity are flagged, conflict avoidance and distancing are re-prompted.</summary>
    public static EmpathyProfile Support { get; } = new("Support",
    [
        (EmpathyAction.Flag, EmpathyThresholds.Default),
        (EmpathyAction.Flag, EmpathyThresholds.Default),
        (EmpathyAction.Reprompt, EmpathyThresholds.Default),
        (EmpathyAction.Reprompt, EmpathyThresholds.Default),
    ]);

    /// <summary>Wellbeing companions and coaching: every mode is re-prompted.</summary>
    public static EmpathyProfile Wellbeing { get; } = Uniform("Wellbeing", EmpathyAction.Reprompt, EmpathyThresholds.Default);

    /// <summary>Crisis lines: concerns at 0.25, failures at 0.45, every mode is re-prompted outside the crisis floor; nothing is replaced.</summary>
    public static EmpathyProfile CrisisLine { get; } = Uniform("CrisisLine", EmpathyAction.Reprompt, new EmpathyThresholds(0.25, 0.45));

    /// <summary>Legal help and notices: as General with flags, and distancing observed at 0.6 and 0.8, because there distance is often right.</summary>
    public static EmpathyProfile Legal { get; } = new("Legal",
    [
        (EmpathyAction.Flag, EmpathyThresholds.Default),
        (EmpathyAction.Flag, EmpathyThresholds.Default),
        (EmpathyAction.Flag, EmpathyThresholds.Default),
        (EmpathyAction.Observe, new EmpathyThresholds(0.6, 0.8)),
    ]);

    /// <summary>Every profile, in the order of the documentation.</summary>
    public static IReadOnlyList<EmpathyProfile> All { get; } = [General, Support, Wellbeing, CrisisLine, Legal];

    /// <summary>The name, as it stands in configuration.</summary>
    public string Name { get; }

    /// <summary>Finds a profile by name, ignoring case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="profile">The profile.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGet(string? name, [NotNullWhen(true)] out EmpathyProfile? profile)
    {
        profile = All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        return profile is not null;
    }

    /// <summary>The action of a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The action.</returns>
    public EmpathyAction Action(EmpathyFailureMode mode) => _actions[(int)mode];

    /// <summary>The thresholds of a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The thresholds.</returns>
    public EmpathyThresholds Thresholds(EmpathyFailureMode mode) => _thresholds[(int)mode];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static EmpathyProfile Uniform(string name, EmpathyAction action, EmpathyThresholds thresholds) =>
        new(name, [.. Enumerable.Repeat((action, thresholds), 4)]);
}
