using System.Globalization;
using CrisisLine.Load;

// Loads samples/CrisisLine on loopback, in a process of its own, and prints what people waited for and what was lost.
// dotnet run -c Release --project tests/CrisisLine.Load [--streams 200] [--rounds 9] [--seconds 6] [--streaming Gate|Hold|PassThrough] [--together]
// dotnet run -c Release --project tests/CrisisLine.Load -- --page [--visits 20]: when the pages paint in the machine's own Chromium, and what they transfer.
if (args.Contains("--page"))
{
    return await PageRun.WriteAsync(int.Parse(Given("--visits", "20"), CultureInfo.InvariantCulture), Console.Out);
}

int streams = int.Parse(Given("--streams", "200"), CultureInfo.InvariantCulture);
int rounds = int.Parse(Given("--rounds", "9"), CultureInfo.InvariantCulture);
int seconds = int.Parse(Given("--seconds", "6"), CultureInfo.InvariantCulture);
string streaming = Given("--streaming", "Gate");
bool together = args.Contains("--together");

LatencyResult latency = await LatencyRun.MeasureAsync(streams, rounds, TimeSpan.FromSeconds(seconds), streaming, together);
Console.WriteLine($"{streams} streams at all times{(together ? ", all begun in the same moment" : "")}, {Script.PiecesPerSecond} pieces a second each, {Environment.ProcessorCount} cores for server, model and readers, {rounds} rounds of {seconds} s, streaming {streaming}; milliseconds");
Console.WriteLine(latency.Table());

RestartResult stopped = await RestartRun.RunAsync(streams, kill: false);
Console.WriteLine($"  stopped under load: {stopped}");
RestartResult killed = await RestartRun.RunAsync(streams, kill: true);
Console.WriteLine($"  killed under load: {killed}");
return latency.Lost + stopped.Missing + killed.Missing == 0 ? 0 : 1;

string Given(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and int at && at + 1 < args.Length ? args[at + 1] : otherwise;
