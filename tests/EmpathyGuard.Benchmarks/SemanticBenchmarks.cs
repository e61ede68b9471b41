using BenchmarkDotNet.Attributes;
using EmpathyGuard.Benchmarks.Compare;

namespace EmpathyGuard.Benchmarks;

/// <summary>What one assessment by the semantic scorer costs: the typical exchange, where its sentences are new and where they were met before.</summary>
[MemoryDiagnoser]
public class SemanticBenchmarks
{
    private readonly EmpathyExchange _exchange = new(BenchmarkTexts.Message, BenchmarkTexts.Reply);
    private readonly Action _fresh = FreshExchanges.Over(BenchmarkTexts.Reply, static e => SemanticEmpathyScorer.Shared.Assess(e));

    [Benchmark(Baseline = true)]
    public void EverySentenceNew() => _fresh();

    [Benchmark]
    public EmpathyAssessment SentencesMetBefore() => SemanticEmpathyScorer.Shared.Assess(_exchange);
}
