using CrisisLine.Chat;
using CrisisLine.Telemetry;
using Microsoft.Extensions.Options;

namespace CrisisLine.Storage;

/// <summary>Writes assessments in batches, out of the reply's path. While the database fails they wait in memory, up to a bound. Thread-safe.</summary>
internal sealed class AssessmentWriter(Database database, CrisisMetrics metrics, IOptionsMonitor<CrisisLineOptions> options)
{
    /// <summary>The most that wait: 5,000. Then the oldest are dropped and counted.</summary>
    public const int Capacity = 5000;

    private const int BatchSize = 500;

    private readonly Lock _lock = new();
    private readonly Queue<StoredAssessment> _waiting = new();

    public void Add(Exchange exchange)
    {
        StoredAssessment row = StoredAssessment.From(exchange, options.CurrentValue.StoreText);
        lock (_lock)
        {
            _waiting.Enqueue(row);
            if (_waiting.Count > Capacity)
            {
                _waiting.Dequeue();
                metrics.Dropped();
            }
        }
    }

    /// <summary>Writes what waits. What cannot be written goes on waiting.</summary>
    /// <returns>Whether nothing waits any more.</returns>
    public async Task<bool> FlushAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            StoredAssessment[] batch;
            lock (_lock)
            {
                batch = [.. _waiting.Take(BatchSize)];
            }

            if (batch.Length == 0)
            {
                return true;
            }

            try
            {
                await database.UseAsync(
                    db =>
                    {
                        db.Assessments.AddRange(batch);
                        return db.SaveChangesAsync(cancellationToken);
                    },
                    cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                metrics.StorageFailed("assessments");
                return false;
            }

            lock (_lock)
            {
                // Erasure and the bound may have taken some meanwhile.
                HashSet<Guid> written = [.. batch.Select(static row => row.Id)];
                Keep(row => !written.Contains(row.Id));
            }
        }
    }

    /// <summary>Forgets what waits of a conversation.</summary>
    public void Erase(string conversationId)
    {
        lock (_lock)
        {
            Keep(row => row.ConversationId != conversationId);
        }
    }

    private void Keep(Func<StoredAssessment, bool> keep)
    {
        StoredAssessment[] rest = [.. _waiting.Where(keep)];
        _waiting.Clear();
        foreach (StoredAssessment row in rest)
        {
            _waiting.Enqueue(row);
        }
    }
}
