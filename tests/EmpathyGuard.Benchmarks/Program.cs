using System.Runtime.CompilerServices;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using EmpathyGuard.Benchmarks.Compare;
using EmpathyGuard.Benchmarks.Judge;

// dotnet run -c Release --project tests/EmpathyGuard.Benchmarks -- --compare
// dotnet run -c Release --project tests/EmpathyGuard.Benchmarks -- --judge
// dotnet run -c Release --project tests/EmpathyGuard.Benchmarks -- --filter '*'
// With --compare everything is measured beside other people's packages, in less than two minutes. With --judge it is what a judge adds.
// With --quick the measurements of BenchmarkDotNet are few and in this process: good for a first look and for seeing an allocation, not for a figure to publish.
return args switch
{
    [ColdStart.Option, string what] => ColdStart.Run(what),
    _ when args.Contains("--compare") => CompareRun.Run(args),
    [JudgeRun.Option] => await JudgeRun.RunAsync(),
    _ => RunBenchmarkDotNet(args),
};

// Not inlined, so that a cold start does not load what it does not measure.
[MethodImpl(MethodImplOptions.NoInlining)]
static int RunBenchmarkDotNet(string[] args)
{
    string[] rest = [.. args.Where(static a => a != "--quick")];
    IConfig config = rest.Length == args.Length
        ? DefaultConfig.Instance
        : DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithId("Quick"));
    BenchmarkSwitcher.FromAssembly(typeof(ColdStart).Assembly).Run(rest, config);
    return 0;
}
