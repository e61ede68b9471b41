using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// dotnet run -c Release --project tests/EmpathyGuard.Benchmarks -- --filter '*'
// With --quick the measurements are few and in this process: good for a first look and for seeing an allocation, not for a figure to publish.
string[] rest = [.. args.Where(static a => a != "--quick")];
IConfig config = rest.Length == args.Length
    ? DefaultConfig.Instance
    : DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithId("Quick"));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(rest, config);
