using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrisisLine.Storage;

/// <summary>Opens the database, makes it where it is missing, and migrates it where it is older than the program. Thread-safe.</summary>
/// <remarks>Without connection pooling: a pooled connection would go on writing into a file that somebody deleted, and lose what it wrote.</remarks>
internal sealed class Database(DataPaths paths)
{
    // A lock that a killed process left is never given back, and people are not to wait for it.
    private static readonly TimeSpan MigrationLimit = TimeSpan.FromSeconds(30);

    private static readonly SemaphoreSlim Creating = new(1, 1);

    private readonly DbContextOptions<CrisisDb> _options = new DbContextOptionsBuilder<CrisisDb>()
        .UseSqlite(paths.ConnectionString + ";Pooling=False")
        .Options;

    private readonly string _file = new SqliteConnectionStringBuilder(paths.ConnectionString).DataSource;
    private volatile bool _ready;
    private int _generation;

    /// <summary>How often the tables were made: a change means that what was written before is gone.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>Makes the database again where its file is gone.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        if (_ready && !File.Exists(_file))
        {
            _ready = false;
            await UseAsync(static _ => Task.FromResult(0), cancellationToken);
        }
    }

    /// <summary>Does something with the database. After a failure the tables are looked for again.</summary>
    public async Task<T> UseAsync<T>(Func<CrisisDb, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using CrisisDb db = new(_options);
            if (!_ready)
            {
                await CreateAsync(db, cancellationToken);
            }

            return await work(db);
        }
        catch (Exception)
        {
            _ready = false;
            throw;
        }
    }

    private async Task MigrateAsync(CrisisDb db, CancellationToken cancellationToken)
    {
        bool isNew = !(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MigrationLimit);
        try
        {
            await db.Database.MigrateAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The database is locked for migration. Where no other process migrates it, one was killed in the middle: delete the row of the table __EFMigrationsLock.");
        }

        if (isNew)
        {
            Interlocked.Increment(ref _generation);
        }
    }

    private async Task CreateAsync(CrisisDb db, CancellationToken cancellationToken)
    {
        await Creating.WaitAsync(cancellationToken);
        try
        {
            if (new SqliteConnectionStringBuilder(paths.ConnectionString).Mode is not SqliteOpenMode.ReadOnly)
            {
                Directory.CreateDirectory(paths.Directory);
            }

            // A database that may only be read is as good as any other where nothing is to be changed in it.
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await MigrateAsync(db, cancellationToken);
            }

            _ready = true;
        }
        finally
        {
            Creating.Release();
        }
    }
}
