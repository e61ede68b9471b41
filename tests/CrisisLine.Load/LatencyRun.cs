using System.Diagnostics;

namespace CrisisLine.Load;

/// <summary>So many streams at all times, through the application with the guard and without, in turns.</summary>
internal sealed class LatencyRun : IAsyncDisposable
{
    // One seed, so that people come at the same moments in every phase.
    private const int Seed = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    private readonly PacedModel _model;
    private readonly string _data;
    private readonly Side _bare;
    private readonly Side _guarded;
    private readonly bool _together;
    private int _number;

    private LatencyRun(PacedModel model, string data, Side bare, Side guarded, bool together)
    {
        _model = model;
        _data = data;
        _bare = bare;
        _guarded = guarded;
        _together = together;
    }

    /// <summary>Measures.</summary>
    /// <param name="streams">How many streams at all times.</param>
    /// <param name="rounds">How many turns of each.</param>
    /// <param name="phase">How long a turn is.</param>
    /// <param name="streaming">What the guard does with the stream.</param>
    /// <param name="together">Whether everybody sends in the same moment, and not whenever it is their turn.</param>
    public static async Task<LatencyResult> MeasureAsync(int streams, int rounds, TimeSpan phase, string streaming, bool together)
    {
        await using LatencyRun run = await StartAsync(streams, streaming, together);

        // What a server does first it compiles first, in tiers and for a while after. That is no part of the figures.
        await run._bare.RunAsync(run, WarmUp);
        await run._guarded.RunAsync(run, WarmUp);
        for (int round = 0; round < rounds; round++)
        {
            await run._bare.MeasureAsync(run, phase);
            await run._guarded.MeasureAsync(run, phase);
        }

        await run._bare.Server.StopAsync();
        await run._guarded.Server.StopAsync();
        return new LatencyResult(run._bare.All, run._guarded.All, run._bare.Rounds, run._guarded.Rounds);
    }

    public async ValueTask DisposeAsync()
    {
        _bare.Dispose();
        _guarded.Dispose();
        await _model.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private static async Task<LatencyRun> StartAsync(int streams, string streaming, bool together)
    {
        PacedModel model = await PacedModel.StartAsync();
        string data = Directory.CreateTempSubdirectory("crisisline-load-").FullName;
        Dictionary<string, string> settings = new()
        {
            ["CrisisLine__Model__Provider"] = "OpenAI",
            ["CrisisLine__Model__Name"] = "paced",
            ["CrisisLine__Model__Endpoint"] = model.Address.ToString(),
        };
        Dictionary<string, string> bare = new(settings) { ["EmpathyGuard__Enabled"] = "false" };
        Dictionary<string, string> guarded = new(settings) { ["EmpathyGuard__Streaming"] = streaming };
        return new LatencyRun(model, data, await Side.StartAsync(Path.Combine(data, "bare"), bare, streams), await Side.StartAsync(Path.Combine(data, "guarded"), guarded, streams), together);
    }

    /// <summary>One of the two servers and the people who write to it.</summary>
    private sealed class Side(Server server, Visitor[] visitors, int[] releasedBy) : IDisposable
    {
        public Server Server => server;

        public Lateness All { get; } = new(releasedBy);

        public List<Lateness> Rounds { get; } = [];

        public static async Task<Side> StartAsync(string data, Dictionary<string, string> settings, int streams)
        {
            int[] releasedBy = await GateTrace.ReadAsync(settings);
            Server server = await Server.StartAsync(Directory.CreateDirectory(data).FullName, settings);
            return new Side(server, await Task.WhenAll(Enumerable.Range(0, streams).Select(_ => Visitor.ArriveAsync(server.Address))), releasedBy);
        }

        public async Task MeasureAsync(LatencyRun run, TimeSpan phase)
        {
            TimeSpan before = server.ProcessorTime;
            Lateness round = await RunAsync(run, phase);
            All.Add(round, server.ProcessorTime - before);
            Rounds.Add(round);
        }

        public async Task<Lateness> RunAsync(LatencyRun run, TimeSpan phase)
        {
            Lateness lateness = new(releasedBy);
            Random random = new(Seed);
            double longest = run._together ? 0 : (double)Script.Pieces.Count / Script.PiecesPerSecond;
            long started = Stopwatch.GetTimestamp();
            await Task.WhenAll(visitors.Select(visitor => VisitAsync(visitor, TimeSpan.FromSeconds(random.NextDouble() * longest))));
            return lateness;

            async Task VisitAsync(Visitor visitor, TimeSpan wait)
            {
                await Task.Delay(wait);
                while (Stopwatch.GetElapsedTime(started) < phase)
                {
                    int number = Interlocked.Increment(ref run._number);
                    Received received = await visitor.SendAsync(Script.Conversation(number));
                    lock (lateness)
                    {
                        lateness.Add(run._model.Sent(number), received);
                    }
                }
            }
        }

        public void Dispose()
        {
            foreach (Visitor visitor in visitors)
            {
                visitor.Dispose();
            }

            server.Dispose();
        }
    }
}
