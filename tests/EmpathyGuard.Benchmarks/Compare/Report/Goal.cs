namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A figure that is to stay within a bound.</summary>
/// <param name="What">What the figure is of.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="Value">The figure measured; not a number where it could not be.</param>
/// <param name="Bound">The bound.</param>
/// <param name="AtLeast">Whether the bound is the least that is wanted, rather than the most.</param>
internal sealed record Goal(string What, FigureUnit Unit, double Value, double Bound, bool AtLeast = false)
{
    /// <summary>Whether the figure is within its bound; <see langword="null"/> where it could not be measured.</summary>
    public bool? Reached => double.IsNaN(Value) ? null : AtLeast ? Value >= Bound : Value <= Bound;
}
