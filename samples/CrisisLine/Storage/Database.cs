using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CrisisLine.Storage;

/// <summary>Opens the database, and makes it where it is missing. Thread-safe.</summary>
/// <remarks>Without connection pooling: a pooled connection would go on writing into a file that somebody deleted, and lose what it wrote.</remarks>
internal sealed class Database(DataPaths paths)
{
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

    private async Task CreateAsync(CrisisDb db, CancellationToken cancellationToken)
    {
        await Creating.WaitAsync(cancellationToken);
        try
        {
            if (new SqliteConnectionStringBuilder(paths.ConnectionString).Mode is not SqliteOpenMode.ReadOnly)
            {
                Directory.CreateDirectory(paths.Directory);
            }

            if (await db.Database.EnsureCreatedAsync(cancellationToken))
            {
                Interlocked.Increment(ref _generation);
            }

            _ready = true;
        }
        finally
        {
            Creating.Release();
        }
    }
}
