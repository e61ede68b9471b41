namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Something that is called again and again.</summary>
internal interface ISubject
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>What was measured so far.</summary>
    Samples Samples { get; }

    /// <summary>Calls it without measuring.</summary>
    void Warm(TimeSpan time);

    /// <summary>Adds one round to <see cref="Samples"/>.</summary>
    void Measure(TimeSpan time);
}
