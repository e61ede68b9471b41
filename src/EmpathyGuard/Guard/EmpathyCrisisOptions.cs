namespace EmpathyGuard;

/// <summary>The operator's part of the crisis floor. The floor itself is always on.</summary>
public sealed class EmpathyCrisisOptions
{
    private TimeSpan _riskMemory = DefaultRiskMemory;

    /// <summary>The default of <see cref="RiskMemory"/>: 24 hours.</summary>
    public static readonly TimeSpan DefaultRiskMemory = TimeSpan.FromHours(24);

    /// <summary>The locale of this deployment, such as <c>en-US</c>. A resource counts as verified when its locale is empty, the same, or the same language without a region.</summary>
    /// <value>Default: empty, so only resources without a locale match.</value>
    public string Locale { get; set; } = "";

    /// <summary>The resources that the operator has checked.</summary>
    /// <value>Default: empty.</value>
    public IList<VerifiedResource> Resources { get; } = [];

    /// <summary>The clinician-approved text delivered instead of a reply that must not go out (the harm veto). It must hold one of <see cref="Resources"/> that matches <see cref="Locale"/>.</summary>
    /// <value>Default: <see langword="null"/>; then a single re-prompt is tried, and on any doubt the first reply goes out with the escalation raised at the highest severity.</value>
    public string? HarmReplacementText { get; set; }

    /// <summary>How long a risk flag is remembered for a conversation key, from 1 minute to 90 days.</summary>
    /// <value>Default: <see cref="DefaultRiskMemory"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan RiskMemory
    {
        get => _riskMemory;
        set => _riskMemory = value >= TimeSpan.FromMinutes(1) && value <= TimeSpan.FromDays(90)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "RiskMemory must be from 1 minute to 90 days.");
    }

    /// <summary>The secret under which conversation keys are hashed before they are stored. Share it between machines that share a cache.</summary>
    /// <value>Default: <see langword="null"/>, a random secret for each process.</value>
    public string? ConversationKeySecret { get; set; }

    /// <summary>The id under which the conversation of a key is known: the one of <see cref="EmpathyEscalation.ConversationId"/>, a keyed hash under <see cref="ConversationKeySecret"/>.</summary>
    /// <param name="conversationKey">The key, as in <see cref="EmpathyRequest.ConversationKey"/>.</param>
    /// <returns>43 characters that may stand in an address. The key cannot be found from them.</returns>
    /// <remarks>For an application that keeps records of its own beside the guard's. Without a secret the id lasts as long as the process.</remarks>
    /// <exception cref="ArgumentException"><paramref name="conversationKey"/> is <see langword="null"/> or empty.</exception>
    public string Identify(string conversationKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationKey);
        return ConversationKeys.Identify(conversationKey, this)!;
    }
}
