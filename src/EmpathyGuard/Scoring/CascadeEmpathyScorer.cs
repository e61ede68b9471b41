using EmpathyGuard.Scoring;

namespace EmpathyGuard;

/// <summary>Asks a second, slower scorer only where the first one's verdict is close or rests on little, or where the first could not judge.</summary>
/// <remarks>
/// Nothing uses it unless you do. <see cref="EmpathyAssessment.Scorer"/> says who spoke: the first alone, or the second after the first, and
/// <see cref="EmpathyAssessment.SecondOpinion"/> what became of the question. Where the second throws, overruns its limit or cannot judge, the first one's verdict stands, and
/// both say that too. A risk cue and false empathy that either of them found stay found.
/// </remarks>
public sealed partial class CascadeEmpathyScorer : IEmpathyScorer, IRiskReader, IReplyComparer
{
    // The second gets this share of the caller's limit, so that the first one's verdict still arrives in time.
    private const double ShareOfLimit = 0.9;

    private readonly IEmpathyScorer _first;
    private readonly IEmpathyScorer _second;
    private readonly IRiskReader _risk;
    private readonly CascadeOptions _options;

    /// <summary>Creates a cascade of two scorers of one standing: where the second is asked, its verdict takes the place of the first one's.</summary>
    /// <param name="first">Who always speaks. The risk in the person's words is read by it where it can, and else by <see cref="LexicalEmpathyScorer.Shared"/>.</param>
    /// <param name="second">Who is asked where it is close.</param>
    /// <param name="band">How near to one of its thresholds a mode's score must be for the second to be asked, 0…1; 0.1 is a fair start.</param>
    /// <exception cref="ArgumentNullException">A scorer is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="band"/> is not within 0…1.</exception>
    public CascadeEmpathyScorer(IEmpathyScorer first, IEmpathyScorer second, double band)
        : this(first, second, Uniform(band))
    {
    }

    /// <summary>Creates a cascade.</summary>
    /// <param name="first">Who always speaks. The risk in the person's words is read by it where it can, and else by <see cref="LexicalEmpathyScorer.Shared"/>.</param>
    /// <param name="second">Who is asked where it is open. An <see cref="IModeScorer"/> is asked only about the modes that are.</param>
    /// <param name="options">When it is asked, and what it may do; copied. As they come, it may only raise.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public CascadeEmpathyScorer(IEmpathyScorer first, IEmpathyScorer second, CascadeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        _first = first;
        _second = second;
        _options = options.Copy();
        _risk = first as IRiskReader ?? LexicalEmpathyScorer.Shared;
    }

    /// <inheritdoc/>
    public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        long started = _options.Time.GetTimestamp();
        ValueTask<EmpathyAssessment> assessing = _first.AssessAsync(exchange, cancellationToken);
        if (!assessing.IsCompletedSuccessfully)
        {
            return AwaitFirstAsync(assessing, exchange, started, cancellationToken);
        }

        EmpathyAssessment first = assessing.Result;
        OpenModes open = OpenModes.Read(first, exchange, _options);
        return open.Any ? AskAsync(first, exchange, open, started, cancellationToken) : new(first with { SecondOpinion = open.NotAsked });
    }

    /// <inheritdoc/>
    public CrisisAssessment ReadRisk(IReadOnlyList<EmpathyMessage> history) => _risk.ReadRisk(history);

    private static CascadeOptions Uniform(double band)
    {
        if (!(band is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(band), band, "A band is a distance between scores, from 0 to 1.");
        }

        var options = new CascadeOptions { LowConfidence = 0, AskAtRisk = true, Merge = CascadeMerge.Replace };
        options.SetBands(band);
        return options;
    }

    private async ValueTask<EmpathyAssessment> AwaitFirstAsync(ValueTask<EmpathyAssessment> assessing, EmpathyExchange exchange, long started, CancellationToken cancellationToken)
    {
        EmpathyAssessment first = await assessing.ConfigureAwait(false);
        OpenModes open = OpenModes.Read(first, exchange, _options);
        return open.Any ? await AskAsync(first, exchange, open, started, cancellationToken).ConfigureAwait(false) : first with { SecondOpinion = open.NotAsked };
    }

    private async ValueTask<EmpathyAssessment> AskAsync(EmpathyAssessment first, EmpathyExchange exchange, OpenModes open, long started, CancellationToken cancellationToken)
    {
        EmpathyAssessment second;
        try
        {
            second = await SecondAsync(token => Ask(exchange, open, token), Left(exchange, started), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A second opinion that cannot be had takes nothing from the first.
            return first with
            {
                Scorer = $"{first.Scorer} (the second failed)",
                SecondOpinion = new SecondOpinion
                {
                    Status = SecondOpinionStatus.Unjudged,
                    Reason = exception is TimeoutException ? UnjudgedReasons.TimedOut : UnjudgedReasons.ScorerFailed,
                },
            };
        }

        if (second.Status != EmpathyStatus.Assessed)
        {
            return first with
            {
                Scorer = $"{first.Scorer} (the second could not judge)",
                Crisis = CascadeMerger.Both(first.Crisis, second.Crisis),
                SecondOpinion = second.SecondOpinion ?? new SecondOpinion { Status = SecondOpinionStatus.Unjudged, Reason = second.Reason },
            };
        }

        return CascadeMerger.Merge(first, second, open, exchange, _options.Merge);
    }

    private TimeSpan? Left(EmpathyExchange exchange, long started)
    {
        if (exchange.TimeLimit is not { } limit)
        {
            return _options.TimeLimit;
        }

        TimeSpan left = (limit * ShareOfLimit) - _options.Time.GetElapsedTime(started);
        left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        return _options.TimeLimit is { } own && own < left ? own : left;
    }

    private async ValueTask<T> SecondAsync<T>(Func<CancellationToken, ValueTask<T>> ask, TimeSpan? limit, CancellationToken cancellationToken)
    {
        if (limit is null)
        {
            return await ask(cancellationToken).ConfigureAwait(false);
        }

#pragma warning disable CA2000 // Disposed when the second is done with it, or after it was told to stop: on every path, but not at once.
        CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#pragma warning restore CA2000
        ValueTask<T> asking;
        try
        {
            asking = ask(stop.Token);
        }
        catch
        {
            stop.Dispose();
            throw;
        }

        if (asking.IsCompletedSuccessfully)
        {
            stop.Dispose();
            return asking.Result;
        }

        Task<T> task = asking.AsTask();
        try
        {
            return await task.WaitAsync(limit.Value, _options.Time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (task.IsCompleted)
            {
                stop.Dispose();
            }
            else
            {
                // Off this thread: what is registered on the token is the second scorer's code, which may block. What it still throws is seen by nobody.
                _ = task.ContinueWith(static t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                _ = stop.CancelAsync().ContinueWith(static (t, s) => ((CancellationTokenSource)s!).Dispose(), stop, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private ValueTask<EmpathyAssessment> Ask(EmpathyExchange exchange, OpenModes open, CancellationToken cancellationToken) =>
        _second is IModeScorer selective ? selective.AssessModesAsync(exchange, open.List, cancellationToken) : _second.AssessAsync(exchange, cancellationToken);
}
