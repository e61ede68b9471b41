using BenchmarkDotNet.Attributes;

namespace EmpathyGuard.Benchmarks;

/// <summary>What one assessment by the embedded scorer costs: the typical exchange, and how it grows with the reply.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private EmpathyExchange _exchange = null!;

    /// <summary>The length of the reply in words; 205 is the typical one. The message has 100.</summary>
    [Params(10, 100, BenchmarkTexts.ReplyWords, 1000, 10_000, 100_000)]
    public int Words { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        string reply = Words == BenchmarkTexts.ReplyWords ? BenchmarkTexts.Reply : BenchmarkTexts.ReplyOf(Words);
        _exchange = new EmpathyExchange(BenchmarkTexts.Message, reply);
    }

    [Benchmark]
    public EmpathyAssessment Assess() => LexicalEmpathyScorer.Shared.Assess(_exchange);
}
