namespace EmpathyGuard;

/// <summary>Asks a second, slower scorer only where the first one's verdict is close, or where the first could not judge.</summary>
/// <remarks>
/// Nothing uses it unless you do. <see cref="EmpathyAssessment.Scorer"/> says who spoke: the first alone, or the second after the first. Where the second throws or cannot
/// judge, the first one's verdict stands, and the name says that too. A risk cue and false empathy that either of them found stay found.
/// </remarks>
public sealed class CascadeEmpathyScorer : IEmpathyScorer, IRiskReader
{
    private readonly IEmpathyScorer _first;
    private readonly IEmpathyScorer _second;
    private readonly IRiskReader _risk;
    private readonly double _band;

    /// <summary>Creates a cascade.</summary>
    /// <param name="first">Who always speaks. The risk in the person's words is read by it where it can, and else by <see cref="LexicalEmpathyScorer.Shared"/>.</param>
    /// <param name="second">Who is asked where it is close.</param>
    /// <param name="band">How near to one of its thresholds a mode's score must be for the second to be asked, 0…1; 0.1 is a fair start.</param>
    /// <exception cref="ArgumentNullException">A scorer is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="band"/> is not within 0…1.</exception>
    public CascadeEmpathyScorer(IEmpathyScorer first, IEmpathyScorer second, double band)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!(band is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(band), band, "A band is a distance between scores, from 0 to 1.");
        }

        _first = first;
        _second = second;
        _band = band;
        _risk = first as IRiskReader ?? LexicalEmpathyScorer.Shared;
    }

    /// <inheritdoc/>
    public async ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        EmpathyAssessment first = await _first.AssessAsync(exchange, cancellationToken).ConfigureAwait(false);
        if (!IsOpen(first, exchange))
        {
            return first;
        }

        EmpathyAssessment second;
        try
        {
            second = await _second.AssessAsync(exchange, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A second opinion that cannot be had takes nothing from the first.
            return first with { Scorer = $"{first.Scorer} (the second failed)" };
        }

        return second.Status == EmpathyStatus.Unjudged
            ? first with { Scorer = $"{first.Scorer} (the second could not judge)", Crisis = Both(first.Crisis, second.Crisis) }
            : second with
            {
                Scorer = $"{second.Scorer} after {first.Scorer}",
                Crisis = Both(first.Crisis, second.Crisis),
                Counter = [.. first.Counter.Union(second.Counter).Order()],
            };
    }

    /// <inheritdoc/>
    public CrisisAssessment ReadRisk(IReadOnlyList<EmpathyMessage> history) => _risk.ReadRisk(history);

    private bool IsOpen(EmpathyAssessment first, EmpathyExchange exchange)
    {
        if (first.Status != EmpathyStatus.Assessed)
        {
            return first.Status == EmpathyStatus.Unjudged;
        }

        foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>())
        {
            EmpathyThresholds thresholds = exchange.Thresholds(mode);
            if (first.Modes[mode].Score is { } score && (Math.Abs(score - thresholds.Concern) <= _band || Math.Abs(score - thresholds.Failure) <= _band))
            {
                return true;
            }
        }

        return false;
    }

    private static CrisisAssessment Both(CrisisAssessment first, CrisisAssessment second) => second with
    {
        RiskCue = first.RiskCue || second.RiskCue,
        RiskUnknown = !first.RiskCue && !second.RiskCue && first.RiskUnknown && second.RiskUnknown,
        Kinds = [.. first.Kinds.Union(second.Kinds).Order()],
        Resources = second.Resources.Count > 0 ? second.Resources : first.Resources,
    };
}
