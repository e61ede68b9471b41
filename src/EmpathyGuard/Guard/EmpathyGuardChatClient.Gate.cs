using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>The stream of <see cref="EmpathyStreaming.Gate"/>: held until its beginning can go out, judged as a whole at its end.</summary>
    private async IAsyncEnumerable<ChatResponseUpdate> GateAsync(GuardCall call, IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Activity? activity = StartActivity("chat.stream");
        call = await OpenAsync(call with { Activity = activity }, cancellationToken);
        bool atRisk = call.Opening is { RiskCue: true } || call.Remembered == true;

        // Where no action exceeds flagging, only harm to a person at risk can still change what goes out.
        bool holds = (call.Policy.Highest > EmpathyAction.Flag || atRisk) && call.Options?.ResponseFormat is not ChatResponseFormatJson && (atRisk || !call.Unseen);
        var gate = new ReleaseGate(call, holds);
        var clock = new HoldClock(_services.Time, atRisk ? CrisisHold : call.Settings.Gate.MaxHold, onlyOnce: atRisk);
        bool stopped = false;
        await using (var source = new UpdateSource(base.GetStreamingResponseAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken)))
        {
            while (!stopped)
            {
                bool waits = atRisk ? !gate.IsLive && gate.HoldsUpdates : gate.HoldsText;
                if (clock.Expiry(waits, gate.Releases) is { } expiry && !await source.IsReadyBeforeAsync(expiry))
                {
                    clock.Stop();
                    stopped = await ExpireAsync(call, gate, atRisk, cancellationToken);
                }
                else if (!await source.MoveNextAsync())
                {
                    break;
                }
                else
                {
                    gate.Add(source.Current);
                    while (gate.Next() is { } length)
                    {
                        gate.Judged(length, await JudgePrefixAsync(call, gate.Prefix(length), clock.Left(call.Settings.ScoringTimeLimit), cancellationToken));
                    }
                }

                while (gate.Take() is { } update)
                {
                    yield return update;
                    Restore(activity);
                }
            }
        }

        TimeSpan limit = atRisk && !gate.IsLive ? clock.Left(call.Settings.ScoringTimeLimit) : call.Settings.ScoringTimeLimit;
        GuardOutcome outcome = await ConcludeAsync(call with { ReleaseReason = gate.Reason }, gate.Finish(call.Options), limit, cancellationToken);
        foreach (ChatResponseUpdate update in ReplyComposer.ComposeUpdates(outcome, Now))
        {
            yield return update;
            Restore(activity);
        }
    }

    /// <summary>Decides about what is held when the time is up.</summary>
    /// <returns>Whether the stream is not read any further, because the operator's text takes its place.</returns>
    private async ValueTask<bool> ExpireAsync(GuardCall call, ReleaseGate gate, bool atRisk, CancellationToken cancellationToken)
    {
        if (gate.IsWaiting)
        {
            gate.Expired(gate.HeldLength(), PrefixVerdict.Passes);
            return false;
        }

        int length = gate.HeldLength();
        TimeSpan limit = atRisk ? TimeSpan.Zero : call.Settings.ScoringTimeLimit;
        PrefixVerdict verdict = gate.HoldsText ? await JudgePrefixAsync(call, gate.Prefix(length), limit, cancellationToken) : PrefixVerdict.Unjudged;
        if (!atRisk)
        {
            gate.Expired(length, verdict);
            return false;
        }

        if (verdict == PrefixVerdict.Harmful && call.Settings.Crisis.HarmReplacementText is not null)
        {
            return true;
        }

        gate.Open(ReleaseReasons.CrisisHold);
        return false;
    }

    /// <summary>Whether the beginning of a reply would be delivered if it were the whole. Only the caller's cancellation throws.</summary>
    private async ValueTask<PrefixVerdict> JudgePrefixAsync(GuardCall call, string prefix, TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            // On a copy of the messages: a scorer that overran its limit may still be reading the last beginning.
            EmpathyAssessment assessment = await ScoreAsync(call, call.With(prefix, first: false), limit, cancellationToken);
            if (assessment.Status == EmpathyStatus.Unjudged)
            {
                return PrefixVerdict.Unjudged;
            }

            GuardDecision decision = Decide(call, assessment, call.Remembered ?? false);
            if (decision.HarmVeto)
            {
                return PrefixVerdict.Harmful;
            }

            // False empathy vetoes a second reply and not a first one, but it is no beginning to close the door on a second with.
            bool isFalse = assessment.Counter.Count > 0 && decision.Withheld is null;
            return decision.WantsReprompt || isFalse ? PrefixVerdict.Fails : PrefixVerdict.Passes;
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed("gate", exception);
            return PrefixVerdict.Unjudged;
        }
    }

    /// <summary>The operator's text that ends a reply whose beginning is out; <see langword="null"/> where the rest is delivered.</summary>
    private static string? EndingText(in GuardCall call, in JudgedDraft first, in GuardDecision decision)
    {
        if (call.Settings.Gate.Rest != EmpathyGateRest.Stop || first.Draft is not { IsBegun: true, HoldsText: true })
        {
            return null;
        }

        return decision.HarmVeto ? call.Settings.Crisis.HarmReplacementText
            : decision is { WantsReprompt: true, Action: > EmpathyAction.Shadow } && !HasVerified(first.Assessment) ? call.Settings.ReplacementText
            : null;
    }
}
