using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Simmy;

namespace EmpathyGuard.Judge.Tests;

/// <summary>A guarded model with a judge that faults at random, chaos innermost: every reply arrives, and no failing one passes.</summary>
public class ChaosTests(ITestOutputHelper output)
{
    private static int Calls => int.TryParse(Environment.GetEnvironmentVariable("EMPATHYGUARD_CHAOS_CALLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int calls) ? calls : 600;

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.02, true)]
    [InlineData(0.1, false)]
    [InlineData(0.1, true)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    public async Task Guard_UnderChaos_LosesNoReplyAndPassesNoFailure(double rate, bool streaming)
    {
        using var chaos = new ChaosJudge(rate, streaming);
        var options = new EmpathyJudgeOptions { Streaming = streaming, TimeLimit = TimeSpan.FromMilliseconds(400), AttemptTimeLimit = TimeSpan.FromMilliseconds(100), MaxRetries = 1 };
        var judge = new JudgeEmpathyScorer(chaos, options);
        var cascade = new CascadeEmpathyScorer(LexicalEmpathyScorer.Shared, judge, new CascadeOptions { AskAlways = true });
        using IChatClient client = new ScriptedModel(Given.Reply).AsBuilder().UseEmpathyGuard(scorer: cascade, configure: static o => o.Action = EmpathyAction.Flag).Build();
        EmpathyAssessment alone = LexicalEmpathyScorer.Shared.Assess(Given.Exchange);

        int lost = 0;
        int passed = 0;
        int unsaid = 0;
        int judged = 0;
        await Parallel.ForAsync(0, Calls, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Given.Token }, async (i, token) =>
        {
            ChatResponse response = i % 2 == 0
                ? await client.GetStreamingResponseAsync(Given.Person, cancellationToken: token).ToChatResponseAsync(token)
                : await client.GetResponseAsync(Given.Person, cancellationToken: token);
            EmpathyAssessment? read = response.GetEmpathyAssessment();
            Count(ref lost, response.Text != Given.Reply || read is null);
            if (read is null)
            {
                return;
            }

            bool saidYes = read.SecondOpinion?.Status == SecondOpinionStatus.Judged;
            Count(ref judged, saidYes);
            Count(ref unsaid, !saidYes && read.SecondOpinion is not { Status: SecondOpinionStatus.Unjudged, Reason.Length: > 0 });
            Count(ref passed, read.Status != EmpathyStatus.Assessed || Enum.GetValues<EmpathyFailureMode>().Any(mode =>
                (read.Modes[mode].Score ?? 0) < (alone.Modes[mode].Score ?? 0) || (saidYes && read.Modes[mode].Label != EmpathyLabel.Failure)));
        });

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Calls} calls at {rate:P0}, streaming {streaming}: {judged} judged, {chaos.Faults} faults, {lost} lost, {passed} silent passes, {unsaid} without a reason"));
        Assert.Equal((0, 0, 0), (lost, passed, unsaid));
        Assert.True(chaos.Faults > 0);
        Assert.True(rate < 1 ? judged > 0 : judged == 0);
    }

    private static void Count(ref int counter, bool holds)
    {
        if (holds)
        {
            Interlocked.Increment(ref counter);
        }
    }

    /// <summary>Answers yes to everything, inside Polly's chaos: faults, latency, false outcomes and behaviour.</summary>
    private sealed class ChaosJudge : IChatClient
    {
        private readonly ResiliencePipeline<ChatResponse> _chaos;
        private int _faults;

        public ChaosJudge(double rate, bool streaming)
        {
            // At the full rate one strategy decides by chance which fault it is; otherwise the first would always win.
            _chaos = new ResiliencePipelineBuilder<ChatResponse>()
                .AddChaosFault(rate == 1 ? 0.4 : rate, Fault)
                .AddChaosOutcome(rate == 1 ? 0.5 : rate, Outcome)
                .AddChaosBehavior(rate == 1 ? 1 : rate / 2, Behave)
                .AddChaosLatency(rate == 1 ? 0 : rate / 20, TimeSpan.FromMilliseconds(300))
                .Build();
            _ = streaming;
        }

        public int Faults => _faults;

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            var prompt = new SeenPrompt(messages);
            return await _chaos.ExecuteAsync(static (p, _) => ValueTask.FromResult(ScriptedJudge.Response(p.All("yes"))), prompt, cancellationToken);
        }

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (ChatResponseUpdate update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
            {
                yield return update;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private Exception Fault() => (Interlocked.Increment(ref _faults) % 4) switch
        {
            0 => new HttpRequestException("chaos", null, System.Net.HttpStatusCode.ServiceUnavailable),
            1 => new IOException("chaos"),
            2 => new InvalidOperationException("chaos"),
            _ => new OperationCanceledException("chaos"),
        };

        private ChatResponse Outcome() => ScriptedJudge.Response((Interlocked.Increment(ref _faults) % 4) switch
        {
            0 => "There is no violation.",
            1 => "{\"code\":\"0000000000000000\",\"conflictAvoidance\":{\"verdict\":\"no\",\"replyQuote\":\"\",\"personQuote\":\"\"}}",
            2 => "",
            _ => "{\"code\":",
        });

        private ValueTask Behave(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _faults);
            throw new TimeoutException("chaos");
        }
    }
}
