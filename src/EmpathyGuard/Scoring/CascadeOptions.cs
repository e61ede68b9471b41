namespace EmpathyGuard;

/// <summary>When a <see cref="CascadeEmpathyScorer"/> asks its second scorer, and what the answer may do.</summary>
/// <remarks>Values out of range throw where they are set. A cascade copies the options when it is created; later changes have no effect on it.</remarks>
public sealed class CascadeOptions
{
    /// <summary>The default of every band: 0.1.</summary>
    public const double DefaultBand = 0.1;

    /// <summary>The default of <see cref="LowConfidence"/>: 0.1.</summary>
    public const double DefaultLowConfidence = 0.1;

    private double _sentimentAttenuation = DefaultBand;
    private double _granularityMismatch = DefaultBand;
    private double _conflictAvoidance = DefaultBand;
    private double _linguisticDistancing = DefaultBand;
    private double _lowConfidence = DefaultLowConfidence;
    private TimeSpan? _timeLimit;

    /// <summary>How near to one of its thresholds the score of sentiment attenuation must be for the second to be asked, 0 to 1.</summary>
    /// <value>Default: <see cref="DefaultBand"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…1.</exception>
    public double SentimentAttenuationBand { get => _sentimentAttenuation; set => _sentimentAttenuation = Share(value); }

    /// <summary>The same for granularity mismatch.</summary>
    /// <value>Default: <see cref="DefaultBand"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…1.</exception>
    public double GranularityMismatchBand { get => _granularityMismatch; set => _granularityMismatch = Share(value); }

    /// <summary>The same for conflict avoidance.</summary>
    /// <value>Default: <see cref="DefaultBand"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…1.</exception>
    public double ConflictAvoidanceBand { get => _conflictAvoidance; set => _conflictAvoidance = Share(value); }

    /// <summary>The same for linguistic distancing.</summary>
    /// <value>Default: <see cref="DefaultBand"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…1.</exception>
    public double LinguisticDistancingBand { get => _linguisticDistancing; set => _linguisticDistancing = Share(value); }

    /// <summary>Below this <see cref="ModeAssessment.Confidence"/> a mode's score is open wherever it lies, 0 to 1.</summary>
    /// <value>Default: <see cref="DefaultLowConfidence"/>, which is a reply of a word or two.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…1.</exception>
    public double LowConfidence { get => _lowConfidence; set => _lowConfidence = Share(value); }

    /// <summary>Whether the second is asked about what the first could not judge, such as a text in another language.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool AskUnjudged { get; set; } = true;

    /// <summary>Whether the second is asked about every mode of every reply that can be judged, however sure the first is.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AskAlways { get; set; }

    /// <summary>Whether the second is asked where the person's words hold a risk cue. The text of a person at risk then goes to it, and the reply waits for it.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AskAtRisk { get; set; }

    /// <summary>What a second opinion may do to the first.</summary>
    /// <value>Default: <see cref="CascadeMerge.RaiseOnly"/>.</value>
    public CascadeMerge Merge { get; set; } = CascadeMerge.RaiseOnly;

    /// <summary>How long the second may take, above zero; <see langword="null"/> for as long as it likes. <see cref="EmpathyExchange.TimeLimit"/> holds besides.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public TimeSpan? TimeLimit
    {
        get => _timeLimit;
        set => _timeLimit = value is not { } limit || limit > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A time limit is above zero.");
    }

    /// <summary>The clock of the time limit.</summary>
    /// <value>Default: <see cref="TimeProvider.System"/>.</value>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Sets all four bands.</summary>
    /// <param name="value">The distance from a threshold, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in 0…1.</exception>
    public void SetBands(double value)
    {
        SentimentAttenuationBand = value;
        GranularityMismatchBand = value;
        ConflictAvoidanceBand = value;
        LinguisticDistancingBand = value;
    }

    /// <summary>The band of a mode.</summary>
    /// <param name="mode">The mode.</param>
    /// <returns>The distance from a threshold, 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mode"/> is not a defined mode.</exception>
    public double Band(EmpathyFailureMode mode) => mode switch
    {
        EmpathyFailureMode.SentimentAttenuation => SentimentAttenuationBand,
        EmpathyFailureMode.GranularityMismatch => GranularityMismatchBand,
        EmpathyFailureMode.ConflictAvoidance => ConflictAvoidanceBand,
        EmpathyFailureMode.LinguisticDistancing => LinguisticDistancingBand,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not one of the four failure modes."),
    };

    internal CascadeOptions Copy() => (CascadeOptions)MemberwiseClone();

    private static double Share(double value) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A distance between scores and a confidence are from 0 to 1.");
}
