using System.Globalization;
using CrisisLine.Load;

// Loads samples/CrisisLine on loopback, in a process of its own, and prints what people waited for and what was lost.
// dotnet run -c Release --project tests/CrisisLine.Load [--streams 200] [--rounds 5] [--streaming Gate|Hold|PassThrough]
int streams = int.Parse(Given("--streams", "200"), CultureInfo.InvariantCulture);
int rounds = int.Parse(Given("--rounds", "5"), CultureInfo.InvariantCulture);
string streaming = Given("--streaming", "Hold");

Latency bare = await LatencyRun.RunAsync(streams, rounds, new() { ["EmpathyGuard__Enabled"] = "false" });
Latency guarded = await LatencyRun.RunAsync(streams, rounds, new() { ["EmpathyGuard__Streaming"] = streaming });
Console.WriteLine($"{streams} concurrent streams, {rounds} rounds, {Environment.ProcessorCount} cores, streaming {streaming}; milliseconds");
Console.WriteLine($"  without the guard  {bare}");
Console.WriteLine($"  with the guard     {guarded}");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  added at p95       to the end {guarded.End(0.95) - bare.End(0.95):0.0}, to the first text {guarded.First(0.95) - bare.First(0.95):0.0}"));
Console.WriteLine($"  lost replies       {bare.Lost + guarded.Lost} of {2 * streams * rounds}");

RestartResult stopped = await RestartRun.RunAsync(streams, kill: false);
Console.WriteLine($"stopped under load   {stopped}");
RestartResult killed = await RestartRun.RunAsync(streams, kill: true);
Console.WriteLine($"killed under load    {killed}");
return bare.Lost + guarded.Lost + stopped.Missing + killed.Missing == 0 ? 0 : 1;

string Given(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and int at && at + 1 < args.Length ? args[at + 1] : otherwise;
