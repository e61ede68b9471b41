namespace EmpathyGuard;

/// <summary>Overrides of the profile for one failure mode. What is <see langword="null"/> comes from the profile.</summary>
public sealed class EmpathyModeOptions
{
    private double? _concern;
    private double? _failure;

    /// <summary>What to do about a failure in this mode.</summary>
    /// <value>Default: <see langword="null"/>, the profile's action.</value>
    public EmpathyAction? Action { get; set; }

    /// <summary>The score at which a concern begins, above 0 and at most 1.</summary>
    /// <value>Default: <see langword="null"/>, the profile's threshold.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1].</exception>
    public double? Concern
    {
        get => _concern;
        set => _concern = Threshold(value, nameof(Concern));
    }

    /// <summary>The score at which a failure begins, above 0 and at most 1.</summary>
    /// <value>Default: <see langword="null"/>, the profile's threshold.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1].</exception>
    public double? Failure
    {
        get => _failure;
        set => _failure = Threshold(value, nameof(Failure));
    }

    private static double? Threshold(double? value, string name) => value is null or (> 0 and <= 1)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0 and at most 1.");
}
