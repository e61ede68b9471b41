using System.Runtime.InteropServices;

namespace EmpathyGuard.Tool;

/// <summary>
/// Turns the first Ctrl-C or termination signal into a cancellation, so that a command can finish the line it is at. A second
/// signal ends the process the usual way, for a command that is stuck.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;
    private int _signal;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>128 and the number of the signal, as shells count; <see langword="null"/> when none came.</summary>
    public int? ExitCode => (PosixSignal)Volatile.Read(ref _signal) switch
    {
        PosixSignal.SIGINT => ExitCodes.Interrupted,
        PosixSignal.SIGTERM => 143,
        PosixSignal.SIGHUP => 129,
        _ => null,
    };

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (Interlocked.CompareExchange(ref _signal, (int)context.Signal, 0) == 0)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
