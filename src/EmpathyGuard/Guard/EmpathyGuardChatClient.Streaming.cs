using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>How long a stream is held for a person at risk, from its first update: 300 milliseconds.</summary>
    internal static readonly TimeSpan CrisisHold = TimeSpan.FromMilliseconds(300);

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(GuardCall call, IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Activity? activity = StartActivity("chat.stream");
        call = await OpenAsync(call with { Activity = activity }, cancellationToken);
        bool atRisk = call.Opening is { RiskCue: true } || call.Remembered == true;
        List<ChatResponseUpdate>? held = Holds(call, atRisk) ? [] : null;
        ReplyReader reader = default;

        Task? expiry = null;
        long firstHeld = 0;
        await using (var source = new UpdateSource(base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken)))
        {
            while (true)
            {
                if (atRisk && held is { Count: > 0 })
                {
                    if (expiry is null)
                    {
                        // Left to run out where the stream ends sooner: a timer of 300 ms is cheaper than its cancellation.
                        firstHeld = _services.Time.GetTimestamp();
                        expiry = Task.Delay(CrisisHold, _services.Time, CancellationToken.None);
                    }

                    if (!await source.IsReadyBeforeAsync(expiry))
                    {
                        List<ChatResponseUpdate> overdue = held;
                        held = null;
                        foreach (ChatResponseUpdate update in overdue)
                        {
                            yield return update;
                            Restore(activity);
                        }
                    }
                }

                if (!await source.MoveNextAsync())
                {
                    break;
                }

                if (source.Current is not { } current)
                {
                    continue;
                }

                reader.Add(current);
                if (held is not null)
                {
                    held.Add(current);
                    continue;
                }

                yield return current;
                Restore(activity);
            }
        }

        Reply reply = reader.Finish(call.Options);
        var first = new Draft(held, reply);
        GuardOutcome? outcome = await ConcludeAsync(call, first, ScoringLimit(call, held is not null && expiry is not null, firstHeld), cancellationToken);
        foreach (ChatResponseUpdate update in ReplyComposer.ComposeUpdates(first, outcome, Now))
        {
            yield return update;
            Restore(activity);
        }
    }

    // After a yield the context is the consumer's again (https://github.com/dotnet/runtime/issues/47802).
    private static void Restore(Activity? activity)
    {
        if (activity is not null)
        {
            Activity.Current = activity;
        }
    }

    /// <summary>Looks for risk before the first update, where the stream would be held.</summary>
    private async ValueTask<GuardCall> OpenAsync(GuardCall call, CancellationToken cancellationToken) => call.Policy.Holds || call.Policy.Gates
        ? call with { Opening = ReadRisk(call), Remembered = await RemembersRiskAsync(call, cancellationToken) }
        : call;

    // Held only where something can come of it: not structured output, and not where risk is unknown, which forbids every change.
    private static bool Holds(in GuardCall call, bool atRisk) =>
        call.Policy.Holds && call.Options?.ResponseFormat is not ChatResponseFormatJson && (atRisk || !call.Unseen);

    private TimeSpan ScoringLimit(in GuardCall call, bool urgent, long firstHeld)
    {
        TimeSpan limit = call.Settings.ScoringTimeLimit;
        if (!urgent)
        {
            return limit;
        }

        TimeSpan left = CrisisHold - _services.Time.GetElapsedTime(firstHeld);
        return left >= limit ? limit : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
