using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace EmpathyGuard.Judge.Tests.Chaos;

/// <summary>A guarded model with a judge that faults at random, asked again and again. Counts what must not happen.</summary>
internal sealed class ChaosRun
{
    public const string Better = "She still gets up for his shift, months after he died. What do you do when it rings?";

    private static readonly EmpathyAssessment Alone = LexicalEmpathyScorer.Shared.Assess(Given.Exchange);
    private static readonly EmpathyFailureMode[] Modes = Enum.GetValues<EmpathyFailureMode>();

    private readonly IChatClient _flags;
    private readonly IChatClient _reprompts;
    private readonly bool _streaming;

    /// <summary>Sets up a run.</summary>
    /// <param name="judge">The judge.</param>
    /// <param name="streaming">Whether the judge's answers and the replies are streamed.</param>
    /// <param name="breaks">Whether the default pipeline stands around the judge; else one that lets every fault through after one more try, since an open circuit spares the rest.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system's.</param>
    public ChaosRun(ChaosJudge judge, bool streaming, bool breaks, SkippingTime? time)
    {
        var options = new EmpathyJudgeOptions { Streaming = streaming, TimeLimit = SkippingTime.Total, AttemptTimeLimit = SkippingTime.Attempt };
        var services = new Services(time is null ? [new Unlimited()] : [time, new Unlimited()]);
        var scorer = new JudgeEmpathyScorer(judge, options, breaks ? null : Unbroken(time), services);
        var cascade = new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, scorer, new CascadeOptions { AskAlways = true, Time = time ?? TimeProvider.System });
        _streaming = streaming;
        _flags = Guard(cascade, EmpathyAction.Flag, services);
        _reprompts = Guard(cascade, EmpathyAction.Reprompt, services);
    }

    /// <summary>What the calls so far came to.</summary>
    public ChaosCounts Counts { get; private set; }

    public async Task AskAsync(int calls, CancellationToken cancellationToken)
    {
        for (int i = 0; i < calls; i++)
        {
            bool reprompts = i % 2 == 1;
            IChatClient client = reprompts ? _reprompts : _flags;
            ChatResponse response = _streaming
                ? await client.GetStreamingResponseAsync(Given.Person, cancellationToken: cancellationToken).ToChatResponseAsync(cancellationToken)
                : await client.GetResponseAsync(Given.Person, cancellationToken: cancellationToken);
            Counts += Count(response.Text, response.GetEmpathyVerdict(), reprompts);
        }
    }

    private static IChatClient Guard(IEmpathyScorer scorer, EmpathyAction action, IServiceProvider services) =>
        new EmpathyGuardChatClient(new TwoReplies(), scorer, new EmpathyGuardOptions { Action = action }, services);

    private static ResiliencePipeline Unbroken(TimeProvider? time) => new ResiliencePipelineBuilder { TimeProvider = time ?? TimeProvider.System }
        .AddTimeout(SkippingTime.Total)
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = static a => new(a.Outcome.Exception is JudgeCallException { IsTransient: true }) })
        .AddTimeout(SkippingTime.Attempt)
        .Build();

    private static ChaosCounts Count(string text, EmpathyVerdict? verdict, bool reprompts)
    {
        bool second = verdict is { Delivery: EmpathyDelivery.Second };
        if (verdict is null || text != (second ? Better : Given.Reply))
        {
            return new ChaosCounts { Calls = 1, Lost = 1 };
        }

        // Of the first reply, whichever went out: the second one is only there because of it.
        EmpathyAssessment read = verdict.FirstAssessment ?? verdict.Assessment;
        bool judged = read.SecondOpinion?.Status == SecondOpinionStatus.Judged;
        bool compared = verdict.Comparison is { Preference: ReplyPreference.Second };
        bool unsaid = IsUnsaid(read, judged) || verdict.Comparison is { Preference: ReplyPreference.Unjudged, Reason: not { Length: > 0 } };
        bool passed = (second && !(reprompts && compared)) || (read.Status == EmpathyStatus.Assessed && Modes.Any(mode => IsBetter(read, mode, judged)));
        return new ChaosCounts
        {
            Calls = 1,
            Judged = judged ? 1 : 0,
            Rewrites = second ? 1 : 0,
            Passed = passed ? 1 : 0,
            Unsaid = unsaid ? 1 : 0,
            Unjudged = read.Status != EmpathyStatus.Assessed ? 1 : 0,
        };
    }

    private static bool IsUnsaid(EmpathyAssessment read, bool judged) => read.Status != EmpathyStatus.Assessed
        ? read.Reason is not { Length: > 0 }
        : !judged && read.SecondOpinion is not { Status: SecondOpinionStatus.Unjudged, Reason.Length: > 0 };

    private static bool IsBetter(EmpathyAssessment read, EmpathyFailureMode mode, bool judged) =>
        (read.Modes[mode].Score ?? 0) < (Alone.Modes[mode].Score ?? 0) || (judged && read.Modes[mode].Label != EmpathyLabel.Failure);

    /// <summary>A model that does better when it is asked again with guidance.</summary>
    private sealed class TwoReplies : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, options?.Instructions is null ? Given.Reply : Better)));

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new ChatResponseUpdate(ChatRole.Assistant, options?.Instructions is null ? Given.Reply : Better);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    private sealed class Unlimited : IRepromptBudget
    {
        public void Earn()
        {
        }

        public ValueTask<bool> TrySpendAsync(CancellationToken cancellationToken = default) => new(true);
    }
}
