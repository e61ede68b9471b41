using System.Diagnostics;
using System.Globalization;
using EmpathyGuard.Judge.Tests;

namespace EmpathyGuard.Judge.Figures;

/// <summary>What a judge adds to an assessment: with a model of twenty milliseconds the time, with one of none the framework's own time and memory.</summary>
internal static class CostFigures
{
    private static readonly EmpathyExchange Exchange = new("Mum keeps setting the alarm for his shift. He's been gone since spring.", "Routines can take time to adjust after a change.");

    public static async Task WriteAsync(TextWriter output)
    {
        foreach (JudgeCalls calls in Enum.GetValues<JudgeCalls>())
        {
            await output.WriteLineAsync(await LatencyAsync(calls));
        }

        foreach (bool streaming in new[] { false, true })
        {
            await output.WriteLineAsync(await FrameworkAsync(streaming));
        }
    }

    private static async Task<string> LatencyAsync(JudgeCalls calls)
    {
        const int Rounds = 300;
        const int WarmUp = 20;
        using ScriptedJudge client = new(static async (prompt, token) =>
        {
            await Task.Delay(20, token);
            return ScriptedJudge.Response(prompt.All("yes"));
        });
        var judge = new JudgeEmpathyScorer(client, new EmpathyJudgeOptions { Streaming = true, MaxRetries = 0, Calls = calls });
        double[] took = new double[Rounds];
        for (int i = -WarmUp; i < Rounds; i++)
        {
            long started = Stopwatch.GetTimestamp();
            await judge.AssessAsync(Exchange);
            took[Math.Max(0, i)] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(took);
        return string.Create(CultureInfo.InvariantCulture, $"{calls}, a judge of 20 ms: p50 {took[Rounds / 2]:F1} ms, p95 {took[Rounds * 95 / 100]:F1} ms, n {Rounds}");
    }

    private static async Task<string> FrameworkAsync(bool streaming)
    {
        const int Rounds = 20_000;
        const string Code = "0123456789abcdef";
        string[] modes = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance"];
        string text = $"{{\"code\":\"{Code}\",{string.Join(',', modes.Select(static m => $"\"{m}\":{{\"verdict\":\"yes\",\"replyQuote\":\"take time\",\"personQuote\":\"the alarm\"}}"))},\"linguisticDistancing\":{{\"verdict\":\"no\",\"replyQuote\":\"take time\",\"personQuote\":\"\"}}}}";
        using var client = new InstantJudge(text);
        var judge = new JudgeEmpathyScorer(client, new EmpathyJudgeOptions { Streaming = streaming }) { Code = static () => Code };
        for (int i = 0; i < Rounds; i++)
        {
            await judge.AssessAsync(Exchange);
        }

        long bytes = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < Rounds; i++)
        {
            await judge.AssessAsync(Exchange);
        }

        double micros = Stopwatch.GetElapsedTime(started).TotalMicroseconds / Rounds;
        double kilobytes = (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Rounds / 1000;
        return string.Create(CultureInfo.InvariantCulture, $"streaming {streaming}, a judge of no time: {micros:F1} µs, {kilobytes:F1} kB, n {Rounds}");
    }
}
