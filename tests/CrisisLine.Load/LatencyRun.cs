namespace CrisisLine.Load;

/// <summary>Many people at once, each with several messages.</summary>
internal static class LatencyRun
{
    // Answered with a clean reply, so that no second call to the model stands in the figures.
    private const string Message = "What time is the last 42 bus from Market Square on a Sunday?";

    public static async Task<Latency> RunAsync(int streams, int rounds, Dictionary<string, string> settings)
    {
        string data = Directory.CreateTempSubdirectory("crisisline-load-").FullName;
        try
        {
            using Server server = await Server.StartAsync(data, settings);
            Visitor[] visitors = await Task.WhenAll(Enumerable.Range(0, streams).Select(_ => Visitor.ArriveAsync(server.Address)));

            // One round that does not count: the first of everything is compiled in it.
            await Task.WhenAll(visitors.Select(static visitor => visitor.SendAsync(Message)));
            List<(double, double, bool)> replies = [];
            for (int round = 0; round < rounds; round++)
            {
                replies.AddRange(await Task.WhenAll(visitors.Select(static visitor => visitor.SendAsync(Message))));
            }

            foreach (Visitor visitor in visitors)
            {
                visitor.Dispose();
            }

            await server.StopAsync();
            return new Latency(replies);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
