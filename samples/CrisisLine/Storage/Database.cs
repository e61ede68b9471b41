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

    private volatile bool _ready;

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
            if (new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(paths.ConnectionString).Mode is not Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly)
            {
                Directory.CreateDirectory(paths.Directory);
            }

            await db.Database.EnsureCreatedAsync(cancellationToken);
            _ready = true;
        }
        finally
        {
            Creating.Release();
        }
    }
}
