using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

public sealed partial class EmpathyGuardChatClient
{
    /// <summary>The stream of <see cref="EmpathyStreaming.Gate"/>: held until its beginning can go out, judged as a whole at its end.</summary>
    private async IAsyncEnumerable<ChatResponseUpdate> GateAsync(GuardCall call, IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using Activity? activity = StartActivity("chat.stream");
        call = await OpenAsync(call with { Activity = activity }, cancellationToken);
        using var stream = new GatedStream(call, _services.Time, CrisisHold, call.Opening is { RiskCue: true } || call.Remembered == true, _scorer as LexicalEmpathyScorer);
        ReleaseGate gate = stream.Gate;
        ExceptionDispatchInfo? broken = null;
        try
        {
            await using (UpdateSource source = Open(messages, options, cancellationToken))
            {
                bool goesOn = true;
                while (goesOn)
                {
                    if (stream.Clock.Expiry(gate.Waits, gate.Releases) is { } expiry && !await source.IsReadyBeforeAsync(expiry))
                    {
                        stream.Stopped = await ExpireAsync(stream, cancellationToken);
                        goesOn = stream.Stopped is null;
                    }
                    else
                    {
                        (goesOn, broken) = await source.TryMoveNextAsync();
                        if (goesOn && source.Current is { } update)
                        {
                            gate.Add(update);
                        }
                    }

                    await JudgeBeginningsAsync(stream, cancellationToken);
                    if (broken is not null)
                    {
                        await BreakAsync(stream, cancellationToken);
                    }

                    while (gate.Take() is { } update)
                    {
                        yield return update;
                        Restore(activity);
                    }
                }
            }

            broken?.Throw();
            Draft first = gate.Finish(stream.Call.Options, unfinished: stream.Stopped is not null);
            GuardOutcome? outcome = await ConcludeAsync(stream, first, cancellationToken);
            stream.IsConcluded = true;
            foreach (ChatResponseUpdate update in ReplyComposer.ComposeUpdates(first, outcome, Now))
            {
                yield return update;
                Restore(activity);
            }
        }
        finally
        {
            await RaiseBrokenOffAsync(stream);
        }
    }

    private UpdateSource Open(IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // Owned by the source.
        var abandoning = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
#pragma warning restore CA2000
        return new UpdateSource(base.GetStreamingResponseAsync(messages, options, abandoning.Token).GetAsyncEnumerator(abandoning.Token), abandoning);
    }

    private async ValueTask JudgeBeginningsAsync(GatedStream stream, CancellationToken cancellationToken)
    {
        while (stream.Gate.Next() is { } length)
        {
            PrefixJudgement judged = await JudgePrefixAsync(stream, length, stream.Clock.Left(stream.Call.Settings.ScoringTimeLimit), cancellationToken);
            stream.Heed(judged);
            stream.Gate.Judged(judged.Verdict);
        }
    }

    /// <summary>Decides about what is held when the time is up.</summary>
    /// <returns>The judgement that stops the stream, because the operator's text takes the place of what is held; <see langword="null"/> where it goes on.</returns>
    private async ValueTask<PrefixJudgement?> ExpireAsync(GatedStream stream, CancellationToken cancellationToken)
    {
        ReleaseGate gate = stream.Gate;
        if (gate.IsWaiting)
        {
            gate.Expired(PrefixVerdict.Passes);
            return null;
        }

        if (!gate.HoldsText)
        {
            gate.ReleaseTextless();
            return null;
        }

        TimeSpan limit = stream.AtRisk ? TimeSpan.Zero : stream.Call.Settings.ScoringTimeLimit;
        PrefixJudgement judged = await JudgePrefixAsync(stream, gate.HeldLength(), limit, cancellationToken);
        stream.Heed(judged);
        if (gate.Expired(judged.Verdict) || (!stream.AtRisk && stream.Clock.TryExtend(stream.Call.Settings.Gate.MaxFailedHold)))
        {
            return null;
        }

        if (stream.Failed is { } failed && EndingText(stream.Call, gate.Finish(stream.Call.Options, unfinished: true), failed.Assessment, failed.Decision) is not null)
        {
            return failed;
        }

        gate.Open(stream.AtRisk ? ReleaseReasons.CrisisHold : ReleaseReasons.FailedHold);
        return null;
    }

    /// <summary>Decides about what is held when the inner client throws: what would be delivered is not lost, and what would not is not shown.</summary>
    private async ValueTask BreakAsync(GatedStream stream, CancellationToken cancellationToken)
    {
        ReleaseGate gate = stream.Gate;
        cancellationToken.ThrowIfCancellationRequested();
        if (gate.IsWaiting || !gate.HoldsText)
        {
            gate.Open(ReleaseReasons.HeldToEnd);
            return;
        }

        PrefixJudgement judged = await JudgePrefixAsync(stream, gate.Length, stream.Clock.Left(stream.Call.Settings.ScoringTimeLimit), cancellationToken);
        if (judged.Verdict is PrefixVerdict.Passes or PrefixVerdict.Unjudged)
        {
            gate.Expired(judged.Verdict);
            _ = gate.Next();
        }
    }

    /// <summary>Judges the whole reply, or what there is of one that was stopped.</summary>
    private ValueTask<GuardOutcome?> ConcludeAsync(GatedStream stream, in Draft first, CancellationToken cancellationToken)
    {
        GuardCall call = stream.Call with { ReleaseReason = stream.Gate.Reason };
        if (stream.Stopped is { } judged)
        {
            return StopAsync(call, first, judged, cancellationToken);
        }

        TimeSpan limit = call.Settings.ScoringTimeLimit;
        return ConcludeAsync(call, first, stream.AtRisk && !stream.Gate.IsLive ? stream.Clock.Left(limit) : limit, cancellationToken);
    }

    private async ValueTask<GuardOutcome?> StopAsync(GuardCall call, Draft first, PrefixJudgement judged, CancellationToken cancellationToken)
    {
        try
        {
            return await JudgeAsync(call, first, judged.Exchange, new(judged.Assessment), StartClock(), cancellationToken);
        }
        catch (Exception exception)
        {
            // The stream is over, and what is held of it must not go out.
            cancellationToken.ThrowIfCancellationRequested();
            GuardOutcome? outcome = Unforeseen(call, exception);
            string? ending = EndingText(call, first, judged.Assessment, judged.Decision);
            return ending is null ? outcome : (outcome ?? new GuardOutcome()) with { OperatorText = ending };
        }
    }

    /// <summary>Whether the beginning of a reply would be delivered if it were the whole. Only the caller's cancellation throws.</summary>
    private async ValueTask<PrefixJudgement> JudgePrefixAsync(GatedStream stream, int length, TimeSpan limit, CancellationToken cancellationToken)
    {
        GuardCall call = stream.Call;
        EmpathyExchange exchange = PrefixExchange(stream, length, limit);
        EmpathyAssessment assessment;
        try
        {
            assessment = stream.Embedded is { } embedded && !IsTooLong(exchange, call.Settings.MaxTextLength)
                ? embedded.Assess(exchange, stream.Gate.Preambles)
                : await ScoreAsync(call, exchange, limit, cancellationToken);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Failed("gate", exception);
            assessment = Unjudged(call, UnjudgedReasons.ScorerFailed);
        }

        GuardDecision decision = Decide(call, assessment, call.Remembered ?? false);
        PrefixVerdict verdict = assessment.Status == EmpathyStatus.Unjudged ? PrefixVerdict.Unjudged
            : decision.HarmVeto ? PrefixVerdict.Harmful
            : decision.WantsReprompt ? PrefixVerdict.Fails
            : PrefixVerdict.Passes;
        return new PrefixJudgement(verdict, exchange, assessment, decision);
    }

    /// <summary>The exchange with the beginning of the reply in its place: the one place where a beginning is handed to the scorer.</summary>
    /// <remarks>On a copy of the messages, since a scorer that overran its limit may still be reading the last beginning.</remarks>
    private static EmpathyExchange PrefixExchange(GatedStream stream, int length, TimeSpan limit) => stream.Call.With(stream.Gate.Prefix(length), first: false, limit);

    /// <summary>The operator's text that takes the place of what is held of a reply that is out in part, or that was left before its end; <see langword="null"/> for none.</summary>
    private static string? EndingText(in GuardCall call, in Draft first, EmpathyAssessment assessment, in GuardDecision decision)
    {
        if (!first.HoldsText || !(first.IsBegun || first.IsUnfinished))
        {
            return null;
        }

        if (decision.HarmVeto)
        {
            return call.Settings.Crisis.HarmReplacementText;
        }

        bool allowed = first.IsBegun ? call.Settings.Gate.Rest == EmpathyGateRest.Stop && decision.Action > EmpathyAction.Shadow : decision.Action == EmpathyAction.Replace;
        return allowed && decision.WantsReprompt && !HasVerified(assessment) ? call.Settings.ReplacementText : null;
    }

    /// <summary>Escalates what came of a reply to a person at risk that nobody will see the end of: the inner client threw, or the caller went away.</summary>
    private async ValueTask RaiseBrokenOffAsync(GatedStream stream)
    {
        if (stream.IsConcluded || !stream.AtRisk)
        {
            return;
        }

        try
        {
            GuardCall call = stream.Call;
            PrefixJudgement judged = await JudgePrefixAsync(stream, stream.Gate.Length, TimeSpan.Zero, CancellationToken.None);

            // A caller who goes away in the midst of the verdict may have raised it already: twice is better than never.
            Escalate(call, judged.Decision.Escalation, judged.Decision.Severity, judged.Assessment, stream.Gate.Finish(call.Options, unfinished: true).Reply.ResponseId);
            if (call.ConversationId is not null && call.Opening is { RiskCue: true })
            {
                await RememberRiskAsync(call, CancellationToken.None);
            }
        }
        catch (Exception exception)
        {
            Failed("gate", exception);
        }
    }
}
