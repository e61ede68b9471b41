using BenchmarkDotNet.Attributes;

namespace EmpathyGuard.Benchmarks;

/// <summary>What one assessment costs, in time of the wall clock, where one scorer has many callers, each on a thread of its own.</summary>
public class ConcurrencyBenchmarks
{
    /// <summary>The exchanges of one measured call, over all callers: so many that waking their threads does not count.</summary>
    private const int Exchanges = 1024;

    private readonly EmpathyExchange _exchange = new(BenchmarkTexts.Message, BenchmarkTexts.Reply);
    private Barrier _barrier = null!;
    private Thread[] _threads = [];
    private volatile bool _over;

    [Params(1, 2, 4, 8, 16, 32, 64)]
    public int Callers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _barrier = Everyone(Callers);
        _threads = [.. Enumerable.Range(0, Callers).Select(_ => new Thread(Call) { IsBackground = true })];
        foreach (Thread thread in _threads)
        {
            thread.Start();
        }
    }

    [Benchmark(OperationsPerInvoke = Exchanges)]
    public void Assess()
    {
        _barrier.SignalAndWait();
        _barrier.SignalAndWait();
    }

    [GlobalCleanup]
    public void Stop()
    {
        _over = true;
        _barrier.SignalAndWait();
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }

        _barrier.Dispose();
    }

    // Every caller and the one who measures. Disposed of at the cleanup, which is BenchmarkDotNet's own way.
    private static Barrier Everyone(int callers) => new(callers + 1);

    private void Call()
    {
        while (true)
        {
            _barrier.SignalAndWait();
            if (_over)
            {
                return;
            }

            for (int i = 0; i < Exchanges / Callers; i++)
            {
                _ = LexicalEmpathyScorer.Shared.Assess(_exchange);
            }

            _barrier.SignalAndWait();
        }
    }
}
