using System.Runtime.CompilerServices;

namespace EmpathyGuard.Detectors;

/// <summary>The first find of each kind of false empathy in a reply, as a run of tokens.</summary>
internal struct CounterFinds
{
    /// <summary>How many kinds there are.</summary>
    public const int Kinds = (int)CounterEmpathy.MethodDetail + 1;

    private int _found;
    private Runs _runs;

    public readonly bool None => _found == 0;

    public readonly bool Has(CounterEmpathy kind) => (_found >> (int)kind & 1) != 0;

    /// <summary>The first token of a kind that was found, and one past its last.</summary>
    public readonly (int First, int Last) Run(CounterEmpathy kind) => _runs[(int)kind];

    public void Add(CounterEmpathy kind, int first, int last)
    {
        if (!Has(kind))
        {
            _found |= 1 << (int)kind;
            _runs[(int)kind] = (first, last);
        }
    }

    /// <summary>Adds those that were found elsewhere.</summary>
    public void Add(in CounterFinds others)
    {
        for (CounterEmpathy kind = 0; others._found != 0 && (int)kind < Kinds; kind++)
        {
            if (others.Has(kind))
            {
                Add(kind, others._runs[(int)kind].First, others._runs[(int)kind].Last);
            }
        }
    }

    [InlineArray(Kinds)]
    private struct Runs
    {
        private (int First, int Last) _run;
    }
}
