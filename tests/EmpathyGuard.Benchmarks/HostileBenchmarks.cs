using BenchmarkDotNet.Attributes;
using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks;

/// <summary>What one assessment of a text of 65,536 characters costs that was made to be slow.</summary>
[MemoryDiagnoser]
public class HostileBenchmarks
{
    private EmpathyExchange _exchange = null!;

    public static IEnumerable<string> Names => HostileTexts.All().Select(static t => t.Name);

    [ParamsSource(nameof(Names))]
    public string Text { get; set; } = null!;

    [GlobalSetup]
    public void Setup()
    {
        (string _, string message, string reply) = HostileTexts.All().Single(t => t.Name == Text);
        _exchange = new EmpathyExchange(message, reply);
    }

    [Benchmark]
    public EmpathyAssessment Assess() => LexicalEmpathyScorer.Shared.Assess(_exchange);
}
