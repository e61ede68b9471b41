using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>One stream under <see cref="EmpathyStreaming.Gate"/> while it is read.</summary>
internal sealed class GatedStream : IDisposable
{
    public GatedStream(GuardCall call, TimeProvider time, TimeSpan crisisHold, bool atRisk, LexicalEmpathyScorer? embedded)
    {
        Call = call;
        Embedded = embedded is null ? null : new BeginningScorer(embedded);
        AtRisk = atRisk;

        // Where no action exceeds flagging, only harm to a person at risk can still change what goes out; where risk is unknown, nothing can.
        bool holds = (call.Policy.Highest > EmpathyAction.Flag || atRisk)
            && call.Options?.ResponseFormat is not ChatResponseFormatJson
            && (atRisk || !call.Unseen);
        Gate = new ReleaseGate(call, holds, atRisk);
        Clock = new HoldClock(time, atRisk ? crisisHold : call.Settings.Gate.MaxHold);
        CrisisHold = crisisHold;
    }

    public GuardCall Call { get; }

    public ReleaseGate Gate { get; }

    public HoldClock Clock { get; }

    public TimeSpan CrisisHold { get; }

    /// <summary>What assesses the beginnings where the scorer is the embedded one; <see langword="null"/> elsewhere.</summary>
    public BeginningScorer? Embedded { get; }

    /// <summary>Whether the person is known to be at risk.</summary>
    public bool AtRisk { get; private set; }

    /// <summary>The last judgement that did not let go out what is held; <see langword="null"/> after one that did.</summary>
    public PrefixJudgement? Failed { get; private set; }

    /// <summary>What was held when the stream was stopped; <see langword="null"/> where it was not.</summary>
    public PrefixJudgement? Stopped { get; set; }

    /// <summary>Whether an assessment of the reply decided about it, be it finished or not.</summary>
    public bool IsConcluded { get; set; }

    /// <summary>Takes note of a judgement, and of a risk cue that the scorer found and that was not known before.</summary>
    public void Heed(in PrefixJudgement judged)
    {
        // A scorer that failed or was too slow takes nothing back.
        Failed = judged.Verdict switch
        {
            PrefixVerdict.Passes => null,
            PrefixVerdict.Unjudged => Failed,
            _ => judged,
        };
        if (!AtRisk && judged.Assessment.Crisis.RiskCue)
        {
            AtRisk = true;
            Gate.SetAtRisk();
            Clock.Shorten(CrisisHold);
        }
    }

    public void Dispose() => Embedded?.Dispose();
}
