namespace EmpathyGuard;

/// <summary>How long and how much <see cref="EmpathyStreaming.Gate"/> holds back.</summary>
public sealed class EmpathyGateOptions
{
    /// <summary>The default of <see cref="MaxHeldLength"/>: 1,000 UTF-16 units.</summary>
    public const int DefaultMaxHeldLength = 1000;

    /// <summary>The default of <see cref="MaxHold"/>: 2 seconds.</summary>
    public static readonly TimeSpan DefaultMaxHold = TimeSpan.FromSeconds(2);

    /// <summary>The default of <see cref="MaxFailedHold"/>: 20 seconds.</summary>
    public static readonly TimeSpan DefaultMaxFailedHold = TimeSpan.FromSeconds(20);

    private TimeSpan _maxHold = DefaultMaxHold;
    private TimeSpan _maxFailedHold = DefaultMaxFailedHold;
    private int _maxHeldLength = DefaultMaxHeldLength;

    /// <summary>
    /// How long text waits for its sentence to end, from 10 milliseconds to 1 minute. Then what is held is assessed as it stands, and is released unless it fails
    /// in a mode whose action exceeds <see cref="EmpathyAction.Flag"/>. What fails waits on, see <see cref="MaxFailedHold"/>.
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

    /// <summary>
    /// How long text that fails may wait altogether, from 0 to 5 minutes, so that more of the reply may pass or the reply may end and be asked for again. Then it is
    /// decided by the action: under <see cref="EmpathyAction.Replace"/>, or where <see cref="Rest"/> is <see cref="EmpathyGateRest.Stop"/> and the beginning is
    /// out, the operator's text takes its place; otherwise it goes out flagged, and the rest follows.
    /// </summary>
    /// <value>Default: <see cref="DefaultMaxFailedHold"/>. Up to <see cref="MaxHold"/>, what fails waits no longer than anything else.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public TimeSpan MaxFailedHold
    {
        get => _maxFailedHold;
        set => _maxFailedHold = value >= TimeSpan.Zero && value <= TimeSpan.FromMinutes(5)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxFailedHold must be from 0 to 5 minutes.");
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
    /// <remarks>
    /// A reply that may do harm to a person at risk is stopped under either, where <see cref="EmpathyCrisisOptions.HarmReplacementText"/> is configured.
    /// </remarks>
    public EmpathyGateRest Rest { get; set; }
}
