using System.Threading.Channels;
using EmpathyGuard;

namespace Quickstart;

/// <summary>The operator's side of the crisis floor. Yours pages a human; this one keeps the escalations so that they can be printed.</summary>
internal sealed class EscalationDesk : IEscalationHandler
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Channel<EmpathyEscalation> _arrived = Channel.CreateUnbounded<EmpathyEscalation>();

    public ValueTask EscalateAsync(EmpathyEscalation escalation, CancellationToken cancellationToken) =>
        _arrived.Writer.WriteAsync(escalation, cancellationToken);

    /// <summary>What has arrived. Waits a moment for the first, because escalations travel out of the reply's path.</summary>
    public async Task<IReadOnlyList<EmpathyEscalation>> TakeAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        List<EmpathyEscalation> taken = [];
        try
        {
            taken.Add(await _arrived.Reader.ReadAsync(patience.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return taken;
        }

        while (_arrived.Reader.TryRead(out EmpathyEscalation? more))
        {
            taken.Add(more);
        }

        return taken;
    }
}
