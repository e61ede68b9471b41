using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Simmy;
using Polly.Simmy.Behavior;
using Polly.Simmy.Fault;
using Polly.Simmy.Outcomes;

namespace EmpathyGuard.Judge.Tests.Chaos;

/// <summary>Judges rightly, inside Polly's chaos strategies: faults, false outcomes, slowness and behaviour.</summary>
internal sealed class ChaosJudge : IChatClient
{
    private readonly Lock _lock = new();
    private readonly Random _random;
    private readonly SkippingTime? _time;
    private readonly ResiliencePipeline<ChatResponse> _chaos;
    private int _faults;

    /// <summary>Creates a judge.</summary>
    /// <param name="rate">How often each kind of fault strikes; at 1 every call faults, by chance in one way or another.</param>
    /// <param name="seed">Of the chances.</param>
    /// <param name="time">The clock that slowness moves; <see langword="null"/> for the system's, where slowness takes time.</param>
    public ChaosJudge(double rate, int seed, SkippingTime? time)
    {
        _random = new Random(seed);
        _time = time;
        bool always = rate >= 1;
        var builder = new ResiliencePipelineBuilder<ChatResponse>();
        builder.AddChaosFault(new ChaosFaultStrategyOptions { InjectionRate = always ? 0.4 : rate, Randomizer = Chance, FaultGenerator = _ => new(Fault()) });
        builder.AddChaosOutcome(new ChaosOutcomeStrategyOptions<ChatResponse> { InjectionRate = always ? 0.5 : rate, Randomizer = Chance, OutcomeGenerator = _ => new(Polly.Outcome.FromResult(Outcome())) });
        builder.AddChaosBehavior(new ChaosBehaviorStrategyOptions { InjectionRate = always ? 1 : rate / 2, Randomizer = Chance, BehaviorGenerator = a => Behave(a.Context.CancellationToken) });
        _chaos = builder.Build();
    }

    public int Faults => _faults;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var prompt = new SeenPrompt(messages);
        return await _chaos.ExecuteAsync(static (p, _) => ValueTask.FromResult(ScriptedJudge.Response(Answer(p))), prompt, cancellationToken);
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

    private static string Answer(SeenPrompt prompt)
    {
        if (prompt.Modes.Count > 0)
        {
            return prompt.All(prompt.Reply == Given.Reply ? "yes" : "no");
        }

        bool betterIsA = prompt.Material.IndexOf(ChaosRun.Better, StringComparison.Ordinal) < prompt.Material.IndexOf(Given.Reply, StringComparison.Ordinal);
        (string a, string b) = betterIsA ? (ChaosRun.Better, Given.Reply) : (Given.Reply, ChaosRun.Better);
        return $"{{\"code\":\"{prompt.Code}\",\"better\":\"{(betterIsA ? "A" : "B")}\",\"quoteA\":{SeenPrompt.Json(a)},\"quoteB\":{SeenPrompt.Json(b)}}}";
    }

    private double Chance()
    {
        lock (_lock)
        {
            return _random.NextDouble();
        }
    }

    private int One(int kinds)
    {
        Interlocked.Increment(ref _faults);
        return (int)(Chance() * kinds);
    }

    private Exception Fault() => One(9) switch
    {
        0 => new HttpRequestException("chaos", null, HttpStatusCode.ServiceUnavailable),
        1 => new HttpRequestException("chaos", null, HttpStatusCode.TooManyRequests),
        2 => new HttpRequestException("chaos", null, HttpStatusCode.Unauthorized),
        3 => new HttpRequestException("chaos", null, HttpStatusCode.BadRequest),
        4 => new IOException("chaos"),
        5 => new InvalidOperationException("HTTP 400 (content_filter)"),
        6 => new TaskCanceledException("chaos"),
        7 => new AggregateException(new TimeoutException("chaos")),
        _ => new NotSupportedException("chaos"),
    };

    private ChatResponse Outcome() => One(8) switch
    {
        0 => ScriptedJudge.Response("There is no violation."),
        1 => ScriptedJudge.Response("{\"code\":\"0000000000000000\",\"conflictAvoidance\":{\"verdict\":\"no\",\"replyQuote\":\"\",\"personQuote\":\"\"}}"),
        2 => ScriptedJudge.Response(""),
        3 => ScriptedJudge.Response("{\"code\":"),
        4 => ScriptedJudge.Response("{\"better\":\"B\",\"better\":\"A\",\"verdict\":NaN}"),
        5 => ScriptedJudge.Response(new StringBuilder().Insert(0, "no ", 20_000).ToString()),
        6 => new ChatResponse(new ChatMessage(ChatRole.Assistant, "{}")) { FinishReason = ChatFinishReason.ContentFilter },
        _ => new ChatResponse([]),
    };

    private async ValueTask Behave(CancellationToken cancellationToken)
    {
        switch (One(3))
        {
            case 0:
                throw new TimeoutException("chaos");
            case 1 when _time is not null:
                _time.Advance(SkippingTime.Slow);
                break;
            case 1:
                await Task.Delay(SkippingTime.Slow, CancellationToken.None);
                break;
            default:
                await (_time is null ? Task.Delay(SkippingTime.Slow, cancellationToken) : Task.CompletedTask);
                _time?.Advance(SkippingTime.Slow);
                cancellationToken.ThrowIfCancellationRequested();
                break;
        }

        // However slow, it has nothing to say in the end.
        throw new HttpRequestException("chaos", null, HttpStatusCode.BadGateway);
    }
}
