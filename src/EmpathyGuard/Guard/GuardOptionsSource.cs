using Microsoft.Extensions.Options;

namespace EmpathyGuard;

/// <summary>Where a guarded client takes its snapshot from: a fixed options object, or named options that may change at run time.</summary>
internal sealed class GuardOptionsSource
{
    private readonly IOptionsMonitor<EmpathyGuardOptions>? _monitor;
    private readonly Func<EmpathyGuardOptions, EmpathyGuardOptions>? _refine;
    private readonly string _name = Options.DefaultName;
    private Entry _entry;

    public GuardOptionsSource(EmpathyGuardOptions options)
    {
        _entry = new Entry(options, new GuardSnapshot(options));
    }

    /// <param name="monitor">The options that change.</param>
    /// <param name="name">Their name.</param>
    /// <param name="refine">Makes the options in force out of the configured ones, on a copy; <see langword="null"/> to take them as they are.</param>
    public GuardOptionsSource(IOptionsMonitor<EmpathyGuardOptions> monitor, string name, Func<EmpathyGuardOptions, EmpathyGuardOptions>? refine = null)
    {
        _monitor = monitor;
        _name = name;
        _refine = refine;

        // The first reading throws what is invalid: on first resolve, where nobody validated at start.
        _entry = Create(monitor.Get(name));
    }

    /// <summary>Called with what made a reload unusable; the options before it stay in force.</summary>
    public Action<Exception>? ReloadFailed { get; set; }

    /// <summary>Whether the options can never change.</summary>
    public bool IsFixed => _monitor is null;

    /// <summary>The snapshot in force.</summary>
    public GuardSnapshot Current
    {
        get
        {
            Entry entry = Volatile.Read(ref _entry);
            return _monitor is null ? entry.Snapshot : Refresh(entry);
        }
    }

    private GuardSnapshot Refresh(Entry entry)
    {
        try
        {
            EmpathyGuardOptions configured = _monitor!.Get(_name);
            if (!ReferenceEquals(configured, entry.Configured))
            {
                entry = Create(configured);
                Volatile.Write(ref _entry, entry);
            }
        }
        catch (Exception exception)
        {
            // A reload that breaks the configuration must not break the chat: what was valid last stays in force.
            ReloadFailed?.Invoke(exception);
        }

        return entry.Snapshot;
    }

    private Entry Create(EmpathyGuardOptions configured) =>
        new(configured, new GuardSnapshot(_refine is null ? configured : _refine(configured)));

    private sealed record Entry(EmpathyGuardOptions Configured, GuardSnapshot Snapshot);
}
