using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace EmpathyGuard.Benchmarks;

/// <summary>What the first assessment in a fresh process costs. Each figure is of one call in each of several processes.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 7, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class ColdStartBenchmarks
{
    private readonly EmpathyExchange _exchange = new(BenchmarkTexts.Message, BenchmarkTexts.Reply);

    [Benchmark(Baseline = true)]
    public EmpathyAssessment Lexical() => LexicalEmpathyScorer.Shared.Assess(_exchange);

    [Benchmark]
    public EmpathyAssessment Semantic() => SemanticEmpathyScorer.Shared.Assess(_exchange);
}
