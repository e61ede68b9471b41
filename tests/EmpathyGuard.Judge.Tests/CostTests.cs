using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge.Tests;

/// <summary>What a judge adds, measured on request: nothing here is asserted, for the machine decides it.</summary>
public class CostTests(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData(JudgeCalls.Combined)]
    [InlineData(JudgeCalls.PerMode)]
    public async Task JudgeOfTwentyMilliseconds_FourModes_AddedLatency(JudgeCalls calls)
    {
        const int Rounds = 300;
        JudgeEmpathyScorer judge = Given.Judge(
            new ScriptedJudge(async (prompt, token) =>
            {
                await Task.Delay(20, token);
                return ScriptedJudge.Response(prompt.All("yes"));
            }),
            streaming: true,
            o => o.Calls = calls);
        double[] took = new double[Rounds];
        for (int i = -20; i < Rounds; i++)
        {
            long started = Stopwatch.GetTimestamp();
            await judge.AssessAsync(Given.Exchange, Given.Token);
            took[Math.Max(0, i)] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(took);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{calls}: p50 {took[Rounds / 2]:F1} ms, p95 {took[Rounds * 95 / 100]:F1} ms, n {Rounds}"));
    }

    [Theory(Explicit = true)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task JudgeOfNoTime_FourModes_FrameworkCost(bool streaming)
    {
        const int Rounds = 20_000;
        string answer = new SeenPrompt([new ChatMessage(ChatRole.User, $"=== BEGIN MATERIAL 0123456789abcdef ===\n=== END MATERIAL 0123456789abcdef ===")]).Code;
        string[] modes = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance"];
        string text = $"{{\"code\":\"{answer}\",{string.Join(',', modes.Select(static m => $"\"{m}\":{{\"verdict\":\"yes\",\"replyQuote\":\"take time\",\"personQuote\":\"the alarm\"}}"))},\"linguisticDistancing\":{{\"verdict\":\"no\",\"replyQuote\":\"take time\",\"personQuote\":\"\"}}}}";
        using var client = new InstantJudge(text);
        var judge = new JudgeEmpathyScorer(client, new EmpathyJudgeOptions { Streaming = streaming }) { Code = () => answer };
        for (int i = 0; i < Rounds; i++)
        {
            await judge.AssessAsync(Given.Exchange, Given.Token);
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Rounds; i++)
        {
            await judge.AssessAsync(Given.Exchange, Given.Token);
        }

        double micros = Stopwatch.GetElapsedTime(started).TotalMicroseconds / Rounds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"streaming {streaming}: {micros:F1} µs, {(GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Rounds / 1000:F1} kB, n {Rounds}"));
    }

    private sealed class InstantJudge(string text) : IChatClient
    {
        private readonly ChatResponse _response = new(new ChatMessage(ChatRole.Assistant, text));

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(_response);

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            yield return new ChatResponseUpdate(ChatRole.Assistant, text);
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
