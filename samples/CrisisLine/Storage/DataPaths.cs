using Microsoft.Extensions.Options;

namespace CrisisLine.Storage;

/// <summary>Where this application's files lie.</summary>
internal sealed class DataPaths
{
    public DataPaths(IOptions<CrisisLineOptions> options, IHostEnvironment environment)
    {
        Directory = Path.GetFullPath(options.Value.DataDirectory, environment.ContentRootPath);
        ConnectionString = options.Value.Database is { Length: > 0 } given ? given : $"Data Source={Path.Combine(Directory, "crisisline.db")}";
    }

    public string Directory { get; }

    public string ConnectionString { get; }

    public string Keys => Path.Combine(Directory, "keys");

    public string Secret => Path.Combine(Directory, "conversation.secret");

    public string Spool => Path.Combine(Directory, "escalations.spool.jsonl");
}
