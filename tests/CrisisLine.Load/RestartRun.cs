using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CrisisLine.Load;

/// <summary>People at risk, all at once, and a process that ends in the middle of it.</summary>
internal static class RestartRun
{
    private const string Message = "I don't want to be alive anymore. I've written the letters.";

    /// <param name="streams">How many people.</param>
    /// <param name="kill">Whether the process is killed half-way, or asked to end when everybody has their reply.</param>
    public static async Task<RestartResult> RunAsync(int streams, bool kill)
    {
        string data = Directory.CreateTempSubdirectory("crisisline-load-").FullName;
        try
        {
            HashSet<string> before;
            int promised = 0;
            using (Server server = await Server.StartAsync(data, []))
            {
                Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, streams).Select(_ => Visitor.ArriveAsync(server.Address)));
                Task<Received>[] sending = [.. visitors.Select(static visitor => visitor.SendAsync(Message))];
                if (kill)
                {
                    // As soon as a good part is on the disk, and the rest is on its way.
                    do
                    {
                        await Task.Delay(20);
                        before = Stored(data);
                    }
                    while (before.Count < streams / 4 && !sending.All(static task => task.IsCompleted));
                    before = Stored(data);
                    await server.KillAsync();
                }
                else
                {
                    promised = (await Task.WhenAll(sending)).Count(static reply => reply.IsWhole);
                    await server.StopAsync();
                    before = Stored(data);
                }

                await Task.WhenAll(sending);
                foreach (Visitor visitor in visitors)
                {
                    visitor.Dispose();
                }
            }

            using Server next = await Server.StartAsync(data, []);
            HashSet<string> after = Stored(data);
            int missing = before.Count(id => !after.Contains(id)) + Math.Max(0, promised - after.Count);
            await next.StopAsync();
            return new RestartResult(Math.Max(before.Count, promised), after.Count, missing);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static HashSet<string> Stored(string data)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(data, "crisisline.db")};Pooling=False;Default Timeout=10");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM Escalations";
        HashSet<string> ids = new(StringComparer.Ordinal);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            ids.Add(Guid.Parse(reader.GetString(0)).ToString("N"));
        }

        string spool = Path.Combine(data, "escalations.spool.jsonl");
        foreach (string line in File.Exists(spool) ? File.ReadAllText(spool).Split('\n')[..^1] : [])
        {
            ids.Add(JsonDocument.Parse(line).RootElement.GetProperty("Id").GetGuid().ToString("N"));
        }

        return ids;
    }
}
