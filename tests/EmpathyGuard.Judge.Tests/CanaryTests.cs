using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Polly;
using Polly.Retry;

namespace EmpathyGuard.Judge.Tests;

/// <summary>A word in every text of the conversation and in every answer and exception of the judge, and an ear on everything that a program tells the outside.</summary>
public class CanaryTests
{
    private const string Canary = "canary7f3a";
    private const string Better = "She still gets up for his shift, months after he died. What do you do when it rings?";

    public static TheoryData<string, bool> Rows()
    {
        var rows = new TheoryData<string, bool>();
        foreach (string what in new[] { "yes", "quote made up", "prose", "throws", "400", "503", "timeout", "filter" })
        {
            rows.Add(what, false);
            rows.Add(what, true);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Judge_WithPollysAndTheClientsTelemetry_LeaksNothing(string what, bool streaming)
    {
        var heard = new ConcurrentQueue<string>();
        var logs = new FakeLogCollector();
        using ActivityListener activities = Listen(heard);
        using MeterListener meters = Meters(heard);
        var services = new ServiceCollection();
        services.AddLogging(builder => builder.SetMinimumLevel(LogLevel.Debug).AddProvider(new FakeLoggerProvider(logs)));
        services.AddKeyedChatClient("judge", new ScriptedJudge((prompt, token) => Answer(what, prompt, token))).UseLogging().UseOpenTelemetry().UseWordlessFaults();

        services.AddResiliencePipeline(EmpathyJudgePipeline.Key, static builder => builder
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero, ShouldHandle = static a => new(a.Outcome.Exception is not null) })
            .AddTimeout(TimeSpan.FromMilliseconds(200)));
        services.AddEmpathyGuard(configure: static o => o.Action = EmpathyAction.Reprompt);
        services.AddEmpathyJudge("judge", o => o.Streaming = streaming, static c => c.AskAlways = true);
        services.AddChatClient(new ScriptedModel($"{Canary}reply {Given.Reply}", $"{Better} {Canary}reply")).UseEmpathyGuard();
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            ChatResponse response = await provider.GetRequiredService<IChatClient>().GetResponseAsync($"{Given.Person} {Canary}person", cancellationToken: Given.Token);
            EmpathyVerdict verdict = response.GetEmpathyVerdict()!;
            EmpathyAssessment read = verdict.FirstAssessment ?? verdict.Assessment;
            heard.Enqueue(verdict.ToString());
            heard.Enqueue(read.ToString());
            Assert.Equal(what == "yes", verdict.Comparison is { Preference: ReplyPreference.Second });
            heard.Enqueue(read.ToJsonElement().GetRawText());
            Assert.Equal(what == "yes" ? SecondOpinionStatus.Judged : SecondOpinionStatus.Unjudged, read.SecondOpinion!.Status);
        }

        string[] all = [.. heard, .. logs.GetSnapshot().Select(static r => $"{r.Category} {r.Message} {string.Join(' ', r.StructuredState ?? [])} {r.Exception}")];
        Assert.Contains(all, static line => line.Contains("Polly", StringComparison.Ordinal));
        Assert.Contains(all, static line => line.StartsWith("EmpathyGuard.Judge ", StringComparison.Ordinal));
        Assert.Contains(all, static line => line.Contains("empathyguard.judge.opinions", StringComparison.Ordinal));

        Assert.DoesNotContain(all, static line => line.Contains(Canary, StringComparison.Ordinal));
    }

    private static async Task<ChatResponse> Answer(string what, SeenPrompt prompt, CancellationToken token)
    {
        switch (what)
        {
            case "timeout":
                await Task.Delay(Timeout.Infinite, token);
                break;
            case "throws":
                throw new InvalidOperationException($"cannot parse {Canary}", new FormatException(Canary));
            case "400":
                throw new HttpRequestException($"bad request: {Canary}", null, System.Net.HttpStatusCode.BadRequest);
            case "503":
                throw new HttpRequestException(Canary, null, System.Net.HttpStatusCode.ServiceUnavailable);
            case "filter":
                throw new InvalidOperationException($"HTTP 400 (content_filter) {Canary}");
        }

        return ScriptedJudge.Response(what switch
        {
            "yes" when prompt.Modes.Count == 0 => Prefer(prompt),
            "yes" => prompt.All(prompt.Reply.Contains(Better, StringComparison.Ordinal) ? "no" : "yes"),
            "prose" => $"I think that {Canary}",
            _ => prompt.Answer(static _ => ("yes", $"{Canary} nowhere", Canary)),
        });
    }

    private static string Prefer(SeenPrompt prompt)
    {
        bool betterIsA = prompt.Material.IndexOf(Better, StringComparison.Ordinal) < prompt.Material.IndexOf(Given.Reply, StringComparison.Ordinal);
        (string a, string b) = betterIsA ? (Better, Given.Reply) : (Given.Reply, Better);
        return $"{{\"code\":\"{prompt.Code}\",\"better\":\"{(betterIsA ? "A" : "B")}\",\"quoteA\":{SeenPrompt.Json(a)},\"quoteB\":{SeenPrompt.Json(b)}}}";
    }

    private static ActivityListener Listen(ConcurrentQueue<string> heard)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Enqueue($"span {activity.DisplayName} {activity.StatusDescription} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(static e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Meters(ConcurrentQueue<string> heard)
    {
        var listener = new MeterListener { InstrumentPublished = static (instrument, l) => l.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => heard.Enqueue($"metric {instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => heard.Enqueue($"metric {instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        return listener;
    }
}
