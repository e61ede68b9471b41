namespace EmpathyGuard;

/// <summary>How the delivered replies of one conversation have gone so far, the last one included. Free of any text of the conversation.</summary>
/// <remarks>
/// Kept where <see cref="EmpathyGuardOptions.TrackTrajectory"/> is on and the call has an <see cref="EmpathyRequest.ConversationKey"/>. A turn is a model's
/// reply that was assessed and delivered; the operator's own texts are none. A trajectory observes: nothing is done to a reply because of it.
/// </remarks>
public sealed record EmpathyTrajectory
{
    /// <summary>The turns so far, from 1.</summary>
    public required int Turns { get; init; }

    /// <summary>The weighted score of sentiment attenuation, 0 to 1; <see langword="null"/> where no turn had one.</summary>
    /// <remarks>Exponentially weighted: each turn with a score weighs three quarters of the next.</remarks>
    public double? SentimentAttenuation { get; init; }

    /// <summary>The weighted score of granularity mismatch, 0 to 1; <see langword="null"/> where no turn had one.</summary>
    public double? GranularityMismatch { get; init; }

    /// <summary>The weighted score of conflict avoidance, 0 to 1; <see langword="null"/> where no turn had one.</summary>
    public double? ConflictAvoidance { get; init; }

    /// <summary>The weighted score of linguistic distancing, 0 to 1; <see langword="null"/> where no turn had one.</summary>
    public double? LinguisticDistancing { get; init; }

    /// <summary>How much attunement (1 less the largest score of a mode) changes from a turn to the next, −1 to 1, by weighted least squares; <see langword="null"/> before the fourth turn with a score.</summary>
    public double? Slope { get; init; }

    /// <summary>Whether attunement is flattening: <see cref="Slope"/> is −0.05 or less, and the last two turns lay below the mean of those before them.</summary>
    public bool IsFlattening { get; init; }

    /// <summary>Whether the last reply began like two of the eight before it, or shares the larger part of its sentence skeletons with one of them.</summary>
    public bool RepeatedTemplate { get; init; }

    /// <summary>Whether the application's cache was heard for this turn. Where it was not, this process went on with what it has seen itself.</summary>
    public bool IsShared { get; init; }

    /// <summary>The weighted score of a mode, 0 to 1; <see langword="null"/> where no turn had one.</summary>
    /// <param name="mode">The mode.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is not a defined mode.</exception>
    public double? this[EmpathyFailureMode mode] => mode switch
    {
        EmpathyFailureMode.SentimentAttenuation => SentimentAttenuation,
        EmpathyFailureMode.GranularityMismatch => GranularityMismatch,
        EmpathyFailureMode.ConflictAvoidance => ConflictAvoidance,
        EmpathyFailureMode.LinguisticDistancing => LinguisticDistancing,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not one of the four failure modes."),
    };
}
