using CrisisLine.Storage;
using EmpathyGuard;
using Microsoft.EntityFrameworkCore;

namespace CrisisLine.Supervision;

/// <summary>Counts what is stored, a bucket of time each.</summary>
internal sealed class Trends(Database database, TimeProvider time)
{
    /// <summary>How many buckets a chart has: 24.</summary>
    public const int Buckets = 24;

    /// <summary>The last hours in 24 buckets, the oldest first; empty ones too.</summary>
    /// <param name="hours">1 to 720.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<TrendBucket>> CountAsync(int hours, CancellationToken cancellationToken)
    {
        long width = Math.Clamp(hours, 1, 720) * 3_600_000L / Buckets;
        long last = time.GetUtcNow().ToUnixTimeMilliseconds() / width;
        long from = (last - Buckets + 1) * width;
        List<TrendBucket> counted = await database.UseAsync(
            db => db.Assessments.AsNoTracking().Where(a => a.At >= from).GroupBy(a => a.At / width).Select(g => new TrendBucket
            {
                At = g.Key,
                Exchanges = g.Count(),
                SentimentAttenuation = g.Count(a => a.SentimentAttenuation == EmpathyLabel.Failure),
                GranularityMismatch = g.Count(a => a.GranularityMismatch == EmpathyLabel.Failure),
                ConflictAvoidance = g.Count(a => a.ConflictAvoidance == EmpathyLabel.Failure),
                LinguisticDistancing = g.Count(a => a.LinguisticDistancing == EmpathyLabel.Failure),
                Reprompted = g.Count(a => a.Reprompt != EmpathyRepromptOutcome.None),
                Accepted = g.Count(a => a.Reprompt == EmpathyRepromptOutcome.Accepted),
                Unjudged = g.Count(a => a.Unjudged),
                AtRisk = g.Count(a => a.AtRisk),
                NoReply = g.Count(a => a.Failure != null),
            }).ToListAsync(cancellationToken),
            cancellationToken);
        return
        [
            .. Enumerable.Range(0, Buckets).Select(i => (last - Buckets + 1 + i, counted.Find(b => b.At == last - Buckets + 1 + i)))
                .Select(pair => (pair.Item2 ?? new TrendBucket()) with { At = pair.Item1 * width }),
        ];
    }
}
