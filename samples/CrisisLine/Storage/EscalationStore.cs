using System.Text;
using System.Text.Json;
using CrisisLine.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace CrisisLine.Storage;

/// <summary>Keeps escalations: first in a spool file, which costs one write to the disk, and within a second in the database, many at a time. Thread-safe.</summary>
/// <remarks>The guard hands escalations over one by one, and gives a shutdown five seconds for all of them: a transaction for each would be too slow. While the database fails, they stay in the spool.</remarks>
internal sealed partial class EscalationStore(Database database, DataPaths paths, CrisisMetrics metrics, ILogger<EscalationStore> logger) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Whether the last attempt to move the spool into the database went well.</summary>
    public bool DatabaseWorks { get; private set; } = true;

    /// <summary>A change means that the database was made anew, so that what is open has to be written again.</summary>
    public int Generation => database.Generation;

    /// <summary>Writes the present state of some escalations, and returns when they are on the disk.</summary>
    /// <exception cref="Exception">Neither the spool nor the database could be written.</exception>
    public async Task SaveAsync(IReadOnlyList<StoredEscalation> escalations, CancellationToken cancellationToken)
    {
        if (escalations.Count == 0)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            Spool(escalations);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            metrics.StorageFailed("spool");
            LogNotSpooled(logger, escalations.Count, exception.GetType().Name);
            await UpsertAsync(escalations, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Every escalation that is not closed; the spool's state goes before the database's.</summary>
    public async Task<List<StoredEscalation>> LoadOpenAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken);
        Dictionary<Guid, StoredEscalation> open = [];
        try
        {
            foreach (StoredEscalation escalation in await database.UseAsync(
                db => db.Escalations.AsNoTracking().Where(static e => e.State != EscalationState.Closed).ToListAsync(cancellationToken), cancellationToken))
            {
                open[escalation.Id] = escalation;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            DatabaseWorks = false;
            metrics.StorageFailed("escalations");
            LogUnreadable(logger, exception.GetType().Name);
        }

        foreach (StoredEscalation spooled in ReadSpool())
        {
            open[spooled.Id] = spooled;
        }

        return [.. open.Values.Where(static e => e.State != EscalationState.Closed)];
    }

    /// <summary>Moves the spool into the database, as soon as that can be written again.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        List<StoredEscalation> spooled = [];
        try
        {
            spooled = ReadSpool();
            if (spooled.Count > 0)
            {
                await UpsertAsync(spooled, cancellationToken);
                File.Delete(paths.Spool);
                DatabaseWorks = true;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Said once, and not each second.
            if (DatabaseWorks)
            {
                LogStay(logger, spooled.Count, exception.GetType().Name);
            }

            DatabaseWorks = false;
            metrics.StorageFailed("escalations");
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Deletes escalations wherever they are.</summary>
    public async Task DeleteAsync(string conversationId, bool keepOpen, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // The spool holds the newer states, by which it is decided what is open.
            if (ReadSpool() is { Count: > 0 } spooled)
            {
                await UpsertAsync(spooled, cancellationToken);
                File.Delete(paths.Spool);
            }

            await database.UseAsync(
                db => db.Escalations.Where(e => e.ConversationId == conversationId && (!keepOpen || e.State == EscalationState.Closed)).ExecuteDeleteAsync(cancellationToken),
                cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private Task<int> UpsertAsync(IReadOnlyList<StoredEscalation> escalations, CancellationToken cancellationToken) => database.UseAsync(
        async db =>
        {
            Guid[] ids = [.. escalations.Select(static e => e.Id)];
            HashSet<Guid> known = [.. await db.Escalations.Where(e => ids.Contains(e.Id)).Select(static e => e.Id).ToListAsync(cancellationToken)];

            // The last state of one that stands in the spool several times.
            foreach (StoredEscalation escalation in escalations.Reverse().DistinctBy(static e => e.Id))
            {
                db.Entry(escalation).State = known.Contains(escalation.Id) ? EntityState.Modified : EntityState.Added;
            }

            return await db.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    private void Spool(IReadOnlyList<StoredEscalation> escalations)
    {
        Directory.CreateDirectory(paths.Directory);
        using FileStream file = new(paths.Spool, FileMode.Append, FileAccess.Write, FileShare.Read);
        foreach (StoredEscalation escalation in escalations)
        {
            JsonSerializer.Serialize(file, escalation, StorageJsonContext.Default.StoredEscalation);
            file.WriteByte((byte)'\n');
        }

        // Through every cache down to the disk: whoever called counts on it.
        file.Flush(flushToDisk: true);
    }

    private List<StoredEscalation> ReadSpool()
    {
        List<StoredEscalation> spooled = [];
        if (!File.Exists(paths.Spool))
        {
            return spooled;
        }

        foreach (string line in File.ReadLines(paths.Spool, Encoding.UTF8))
        {
            try
            {
                if (JsonSerializer.Deserialize(line, StorageJsonContext.Default.StoredEscalation) is { } escalation)
                {
                    spooled.Add(escalation);
                }
            }
            catch (JsonException)
            {
                // The last line of a process that was killed while it wrote; its caller never heard that it was stored.
            }
        }

        return spooled;
    }

    [LoggerMessage(10, LogLevel.Error, "The spool file could not be written ({ExceptionType}); {Count} escalation(s) go to the database at once.", EventName = "EscalationsNotSpooled")]
    private static partial void LogNotSpooled(ILogger logger, int count, string exceptionType);

    [LoggerMessage(11, LogLevel.Error, "The database could not be read ({ExceptionType}); escalations of the spool file only are shown.", EventName = "EscalationsUnreadable")]
    private static partial void LogUnreadable(ILogger logger, string exceptionType);

    [LoggerMessage(12, LogLevel.Error, "The database could not be written ({ExceptionType}); {Count} escalation(s) stay in the spool file.", EventName = "EscalationsStayInSpool")]
    private static partial void LogStay(ILogger logger, int count, string exceptionType);
}
