namespace EmpathyGuard;

/// <summary>How long and how much <see cref="EmpathyStreaming.Gate"/> holds back.</summary>
public sealed class EmpathyGateOptions
{
    /// <summary>The default of <see cref="MaxHeldLength"/>: 1,000 UTF-16 units.</summary>
    public const int DefaultMaxHeldLength = 1000;

    /// <summary>The default of <see cref="MaxHold"/>: 2 seconds.</summary>
    public static readonly TimeSpan DefaultMaxHold = TimeSpan.FromSeconds(2);

    private TimeSpan _maxHold = DefaultMaxHold;
    private int _maxHeldLength = DefaultMaxHeldLength;

    /// <summary>
    /// How long text waits for its sentence to end, from 10 milliseconds to 1 minute. Then what is held is assessed as it stands: it is released unless it fails
    /// in a mode whose action exceeds <see cref="EmpathyAction.Flag"/>. What fails is kept until more of the reply passes or the reply ends.
    /// </summary>
    /// <value>Default: <see cref="DefaultMaxHold"/>. For a person at risk it is 300 milliseconds for everything, whatever stands here.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan MaxHold
    {
        get => _maxHold;
        set => _maxHold = value >= TimeSpan.FromMilliseconds(10) && value <= TimeSpan.FromMinutes(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxHold must be from 10 milliseconds to 1 minute.");
    }

    /// <summary>How much text waits for its sentence to end, from 64 to 65,536 UTF-16 units. Then the same happens as after <see cref="MaxHold"/>.</summary>
    /// <value>Default: <see cref="DefaultMaxHeldLength"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public int MaxHeldLength
    {
        get => _maxHeldLength;
        set => _maxHeldLength = value is >= 64 and <= 65_536
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxHeldLength must be from 64 to 65536.");
    }

    /// <summary>What happens to the rest once the beginning is out. <see cref="EmpathyGateRest.Stop"/> needs <see cref="EmpathyGuardOptions.ReplacementText"/>.</summary>
    /// <value>Default: <see cref="EmpathyGateRest.Deliver"/>.</value>
    public EmpathyGateRest Rest { get; set; }
}
