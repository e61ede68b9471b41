using System.Globalization;
using EmpathyGuard.Judge.Tests.Chaos;

namespace EmpathyGuard.Judge.Figures;

/// <summary>What runs with a judge that faults came to, added up.</summary>
internal sealed class ChaosTally
{
    public const string Heading = "   calls   faults   judged  rewrites   lost   silent passes   without a reason   without the embedded verdict";

    public int Calls { get; private set; }

    public int Faults { get; private set; }

    public int Judged { get; private set; }

    public int Rewrites { get; private set; }

    public int Lost { get; private set; }

    public int Passed { get; private set; }

    public int Unsaid { get; private set; }

    /// <summary>Replies whose embedded verdict was lost with the judge's, though said so.</summary>
    public int Unjudged { get; private set; }

    public void Add(int faults, params IReadOnlyCollection<ChaosRun> runs)
    {
        Faults += faults;
        Calls += runs.Sum(static run => run.Calls);
        Judged += runs.Sum(static run => run.Judged);
        Rewrites += runs.Sum(static run => run.Rewrites);
        Lost += runs.Sum(static run => run.Lost);
        Passed += runs.Sum(static run => run.Passed);
        Unsaid += runs.Sum(static run => run.Unsaid);
        Unjudged += runs.Sum(static run => run.Unjudged);
    }

    public void Add(ChaosTally other)
    {
        Calls += other.Calls;
        Faults += other.Faults;
        Judged += other.Judged;
        Rewrites += other.Rewrites;
        Lost += other.Lost;
        Passed += other.Passed;
        Unsaid += other.Unsaid;
        Unjudged += other.Unjudged;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Calls,8}{Faults,9}{Judged,9}{Rewrites,10}{Lost,7}{Passed,16}{Unsaid,19}{Unjudged,31}");
}
