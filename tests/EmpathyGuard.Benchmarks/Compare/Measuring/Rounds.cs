namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Measures subjects by turns, so that what else the machine does falls on all of them alike.</summary>
internal static class Rounds
{
    private static readonly TimeSpan Warming = TimeSpan.FromMilliseconds(100);

    /// <summary>Warms every subject up and measures each of them in every round, in alternating order.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="time">How long one subject is measured in one round.</param>
    public static void Run(IReadOnlyList<ISubject> subjects, int rounds, TimeSpan time)
    {
        // Twice each: the compiler works in the background, and what it made of the first pass shows in the second.
        foreach (ISubject subject in subjects.Concat(subjects))
        {
            subject.Warm(Warming);
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (ISubject subject in round % 2 == 0 ? subjects : subjects.Reverse())
            {
                subject.Measure(time);
            }
        }
    }
}
