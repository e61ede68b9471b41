using CrisisLine.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CrisisLine.Storage;

/// <summary>Deletes by conversation and by age.</summary>
internal sealed class Eraser(Database database, EscalationStore escalations, AssessmentWriter assessments, Board board, Desk desk, IOptionsMonitor<CrisisLineOptions> options, TimeProvider time)
{
    /// <summary>Deletes all that is kept of a conversation.</summary>
    /// <param name="conversationId">Its keyed hash.</param>
    /// <param name="keepOpenEscalations">Whether an escalation that waits for a human, or has one, stays until it is closed. It holds no text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task EraseAsync(string conversationId, bool keepOpenEscalations, CancellationToken cancellationToken)
    {
        board.Erase(conversationId);
        assessments.Erase(conversationId);
        await desk.EraseAsync(conversationId, keepOpenEscalations, cancellationToken);
        await database.UseAsync(db => db.Assessments.Where(a => a.ConversationId == conversationId).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        await escalations.DeleteAsync(conversationId, keepOpenEscalations, cancellationToken);
    }

    /// <summary>Deletes what is older than the options allow.</summary>
    public Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long assessed = now - (long)TimeSpan.FromDays(options.CurrentValue.AssessmentDays).TotalMilliseconds;
        long closed = now - (long)TimeSpan.FromDays(options.CurrentValue.ClosedEscalationDays).TotalMilliseconds;
        return database.UseAsync(
            async db => await db.Assessments.Where(a => a.At < assessed).ExecuteDeleteAsync(cancellationToken)
                + await db.Escalations.Where(e => e.State == EscalationState.Closed && e.ClosedAt < closed).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
    }
}
