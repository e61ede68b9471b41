using System.Net;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Polly;

namespace EmpathyGuard.Judge.Tests;

/// <summary>Every way in which a judge can fail, for both ways of asking: unjudged with a reason, and never a pass.</summary>
public class FailureMatrixTests
{
    private static readonly Dictionary<string, (string Reason, Func<SeenPrompt, string> Answer)> Answers = new()
    {
        ["prose"] = (JudgeReasons.Malformed, static _ => "The reply is fine, in my opinion."),
        ["no violation"] = (JudgeReasons.Malformed, static _ => "There is no violation."),
        ["negation"] = (JudgeReasons.Malformed, static _ => "No, the reply does not fail; not even close."),
        ["empty"] = (JudgeReasons.Empty, static _ => ""),
        ["blank"] = (JudgeReasons.Empty, static _ => " \n\t "),
        ["empty object"] = (JudgeReasons.WrongCode, static _ => "{}"),
        ["array"] = (JudgeReasons.Malformed, static p => $"[{p.All("no")}]"),
        ["text"] = (JudgeReasons.Malformed, static _ => "\"no\""),
        ["null"] = (JudgeReasons.Malformed, static _ => "null"),
        ["NaN"] = (JudgeReasons.Malformed, static p => p.All("no").Replace("\"no\"", "NaN", StringComparison.Ordinal)),
        ["1e308"] = (JudgeReasons.Malformed, static p => p.All("no").Replace("\"no\"", "1e308", StringComparison.Ordinal)),
        ["1e999"] = (JudgeReasons.Malformed, static p => p.All("no").Replace("\"no\"", "1e999", StringComparison.Ordinal)),
        ["boolean"] = (JudgeReasons.Malformed, static p => p.All("no").Replace("\"no\"", "false", StringComparison.Ordinal)),
        ["duplicate key"] = (JudgeReasons.Malformed, static p => p.All("no")[..^1] + ",\"conflictAvoidance\":{\"verdict\":\"no\",\"replyQuote\":\"\",\"personQuote\":\"\"}}"),
        ["duplicate inside"] = (JudgeReasons.Malformed, static p => p.All("yes").Replace("\"verdict\":\"yes\"", "\"verdict\":\"yes\",\"verdict\":\"no\"", StringComparison.Ordinal)),
        ["duplicate code"] = (JudgeReasons.Malformed, static p => $"{{\"code\":\"{p.Code}\"," + p.All("no")[1..]),
        ["extra member"] = (JudgeReasons.Malformed, static p => p.All("no")[..^1] + ",\"overall\":\"pass\"}"),
        ["missing mode"] = (JudgeReasons.Malformed, static p => $"{{\"code\":\"{p.Code}\"}}"),
        ["other case"] = (JudgeReasons.Malformed, static p => p.All("No")),
        ["other language"] = (JudgeReasons.Malformed, static p => p.All("nein")),
        ["German prose"] = (JudgeReasons.Malformed, static _ => "Die Antwort verfehlt die Person nicht."),
        ["both"] = (JudgeReasons.Malformed, static p => p.All("yes|no")),
        ["comment"] = (JudgeReasons.Malformed, static p => p.All("no") + " // done"),
        ["prose before"] = (JudgeReasons.Malformed, static p => "Here is my verdict: " + p.All("no")),
        ["two objects"] = (JudgeReasons.Malformed, static p => p.All("no") + p.All("no")),
        ["trailing comma"] = (JudgeReasons.Malformed, static p => p.All("no")[..^1] + ",}"),
        ["cut object"] = (JudgeReasons.Malformed, static p => p.All("no")[..^5]),
        ["deep"] = (JudgeReasons.Malformed, static _ => new string('[', 10_000)),
        ["lone surrogate"] = (JudgeReasons.Malformed, static p => p.All("no").Replace("\"no\"", "\"\\ud800\"", StringComparison.Ordinal)),
        ["half a pair"] = (JudgeReasons.Malformed, static p => p.All("no").Replace("\"no\"", "\"\ud800\"", StringComparison.Ordinal)),
        ["half a pair in prose"] = (JudgeReasons.Malformed, static _ => "No violation \udc00."),
        ["duplicate in escapes"] = (JudgeReasons.Malformed, static p => p.All("yes").Replace("\"verdict\":\"yes\"", "\"verdict\":\"yes\",\"\\u0076erdict\":\"no\"", StringComparison.Ordinal)),
        ["mode as a text"] = (JudgeReasons.Malformed, static p => $"{{\"code\":\"{p.Code}\"{string.Concat(p.Modes.Select(static mode => $",\"{mode}\":\"no\""))}}}"),
        ["list inside a mode"] = (JudgeReasons.Malformed, static p => p.All("no").Replace("\"no\"", "[\"no\"]", StringComparison.Ordinal)),
        ["words behind"] = (JudgeReasons.Malformed, static p => p.All("no") + " as asked"),
        ["wrong code"] = (JudgeReasons.WrongCode, static p => p.Answer(_ => ("no", p.Reply, p.Person), code: "0123456789abcdef")),
        ["code in other case"] = (JudgeReasons.WrongCode, static p => p.Answer(_ => ("no", p.Reply, p.Person), code: p.Code.ToUpperInvariant() + " ")),
        ["number as code"] = (JudgeReasons.WrongCode, static p => p.All("no").Replace($"\"{p.Code}\"", "7", StringComparison.Ordinal)),
        ["echo of the input"] = (JudgeReasons.Malformed, static p => p.Text),
        ["echo of the material"] = (JudgeReasons.Malformed, static p => p.Material),
        ["quote made up"] = (JudgeReasons.QuoteNotFound, static p => p.Answer(_ => ("yes", "I am so sorry for your loss", p.Person))),
        ["quote of the person made up"] = (JudgeReasons.QuoteNotFound, static p => p.Answer(name => ("yes", name == "linguisticDistancing" ? "not there" : p.Reply, "my cat"))),
        ["quote of a full stop"] = (JudgeReasons.QuoteNotFound, static p => p.Answer(_ => ("no", ".", "."))),
        ["quote of two letters"] = (JudgeReasons.QuoteNotFound, static p => p.Answer(_ => ("no", "ti", "he"))),
        ["no quotes"] = (JudgeReasons.QuoteNotFound, static p => p.Answer(static _ => ("no", "", ""))),
        ["quotes swapped"] = (JudgeReasons.QuoteNotFound, static p => p.Answer(_ => ("no", p.Person, p.Reply))),
        ["quote joined from two places"] = (JudgeReasons.QuoteNotFound, static p => p.Answer(_ => ("yes", "Routines ... change", p.Person))),
        ["very long"] = (JudgeReasons.AnswerTooLong, static _ => new string('x', 200_000)),
        ["10 MB"] = (JudgeReasons.AnswerTooLong, static p => p.All("no") + new string(' ', 10_000_000)),
    };

    private static readonly Dictionary<string, (string Reason, Func<Exception> Fault)> Faults = new()
    {
        ["throws"] = (JudgeReasons.Failed, static () => new InvalidOperationException("secret")),
        ["401"] = (JudgeReasons.Unauthorized, static () => Http(HttpStatusCode.Unauthorized)),
        ["403"] = (JudgeReasons.Unauthorized, static () => Http(HttpStatusCode.Forbidden)),
        ["404"] = (JudgeReasons.BadRequest, static () => Http(HttpStatusCode.NotFound)),
        ["400"] = (JudgeReasons.BadRequest, static () => Http(HttpStatusCode.BadRequest)),
        ["429"] = (JudgeReasons.RateLimited, static () => Http(HttpStatusCode.TooManyRequests)),
        ["500"] = (JudgeReasons.Unavailable, static () => Http(HttpStatusCode.InternalServerError)),
        ["503"] = (JudgeReasons.Unavailable, static () => Http(HttpStatusCode.ServiceUnavailable)),
        ["no connection"] = (JudgeReasons.Unreachable, static () => new HttpRequestException("secret")),
        ["broken connection"] = (JudgeReasons.Unreachable, static () => new IOException("secret")),
        ["official client's 429"] = (JudgeReasons.RateLimited, static () => new InvalidOperationException("HTTP 429 (requests: rate_limit_exceeded)")),
        ["official client's 503"] = (JudgeReasons.Unavailable, static () => new InvalidOperationException("Service request failed.\nStatus: 503 (Service Unavailable)")),
        ["several tries"] = (JudgeReasons.Unavailable, static () => new AggregateException(new InvalidOperationException("HTTP 503 ()"), new InvalidOperationException("HTTP 503 ()"))),
        ["provider's filter"] = (JudgeReasons.ContentFilter, static () => new InvalidOperationException("HTTP 400 (content_filter)\nThe response was filtered")),
        ["cancels itself"] = (UnjudgedReasons.TimedOut, static () => new OperationCanceledException("secret")),
        ["its own timeout"] = (UnjudgedReasons.TimedOut, static () => new TaskCanceledException("secret", new TimeoutException())),
        ["not JSON"] = (JudgeReasons.Failed, static () => new System.Text.Json.JsonException("secret")),
        ["out of memory"] = (JudgeReasons.Failed, static () => new OutOfMemoryException()),
    };

    public static TheoryData<string, bool> AnswerRows() => Rows(Answers.Keys);

    public static TheoryData<string, bool> FaultRows() => Rows(Faults.Keys);

    [Theory]
    [MemberData(nameof(AnswerRows))]
    public async Task Answer_NotWhatWasAskedFor_IsUnjudged(string name, bool streaming)
    {
        (string reason, Func<SeenPrompt, string> answer) = Answers[name];
        EmpathyAssessment read = await Given.Judge(answer, streaming).AssessAsync(Given.Exchange, Given.Token);
        Given.IsUnjudged(read, reason);
    }

    [Theory]
    [MemberData(nameof(FaultRows))]
    public async Task Client_Throws_IsUnjudgedWithAReasonAndWithoutItsWords(string name, bool streaming)
    {
        (string reason, Func<Exception> fault) = Faults[name];
        var client = new ScriptedJudge((_, _) => Task.FromException<ChatResponse>(fault()));
        EmpathyAssessment read = await Given.Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token);
        Given.IsUnjudged(read, reason);
        Assert.DoesNotContain("secret", read.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content_filter", JudgeReasons.ContentFilter, false)]
    [InlineData("content_filter", JudgeReasons.ContentFilter, true)]
    [InlineData("length", JudgeReasons.CutOff, false)]
    [InlineData("length", JudgeReasons.CutOff, true)]
    [InlineData("tool_calls", JudgeReasons.Malformed, false)]
    [InlineData("tool_calls", JudgeReasons.Malformed, true)]
    public async Task Answer_EndsForAnotherReason_IsUnjudged(string finish, string reason, bool streaming)
    {
        var client = new ScriptedJudge((prompt, _) =>
        {
            ChatResponse response = ScriptedJudge.Response(prompt.All("no"));
            response.FinishReason = new ChatFinishReason(finish);
            return Task.FromResult(response);
        });
        EmpathyAssessment read = await Given.Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token);
        Given.IsUnjudged(read, reason);
        Assert.Equal(1200, read.SecondOpinion!.InputTokens);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Model_RefusesOrCallsATool_IsUnjudged(bool streaming)
    {
        foreach ((AIContent content, string reason) in new (AIContent, string)[] { (new ErrorContent("I can't help with that."), JudgeReasons.Refused), (new FunctionCallContent("1", "pass"), JudgeReasons.Malformed) })
        {
            var client = new ScriptedJudge((prompt, _) =>
            {
                ChatResponse response = ScriptedJudge.Response(prompt.All("no"));
                response.Messages[0].Contents.Add(content);
                return Task.FromResult(response);
            });
            Given.IsUnjudged(await Given.Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token), reason);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stream_NeverEnds_IsCutOff(bool words)
    {
        using var client = new EndlessJudge(words);
        Given.IsUnjudged(await Given.Judge(client, streaming: true).AssessAsync(Given.Exchange, Given.Token), JudgeReasons.AnswerTooLong);
        Assert.True(client.Disposed);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Client_Hangs_IsUnjudgedAtTheTimeLimit(bool streaming, bool ignoresToken)
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        var never = new TaskCompletionSource<ChatResponse>();
        var client = new ScriptedJudge(async (_, token) =>
        {
            asked.TrySetResult();
            return await (ignoresToken ? never.Task : never.Task.WaitAsync(token));
        });
        Task<EmpathyAssessment> assessing = Given.Judge(client, streaming, services: new Services(time)).AssessAsync(Given.Exchange, Given.Token).AsTask();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Given.Token);
        time.Advance(EmpathyJudgeOptions.DefaultAttemptTimeLimit);
        Given.IsUnjudged(await assessing.WaitAsync(TimeSpan.FromSeconds(30), Given.Token), UnjudgedReasons.TimedOut);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_InAFenceOrAfterThinking_IsRead(bool streaming)
    {
        foreach (Func<SeenPrompt, string> answer in new Func<SeenPrompt, string>[]
        {
            static p => $"```json\n{p.All("yes")}\n```", static p => $"```\n{p.All("yes")}\n```", static p => $"<think>Hmm, {{\"code\": 1}}</think>\n{p.All("yes")}", static p => $"\n {p.All("yes")} \n",
        })
        {
            Assert.Equal(EmpathyLabel.Failure, (await Given.Judge(answer, streaming).AssessAsync(Given.Exchange, Given.Token)).Modes.ConflictAvoidance.Label);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneQuote_NotFound_VoidsThatModeAlone(bool streaming)
    {
        EmpathyAssessment read = await Given.Judge(
            static p => p.Answer(name => ("yes", name == "conflictAvoidance" ? "nowhere at all" : p.Reply, p.Person)), streaming).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(EmpathyLabel.Unjudged, read.Modes.ConflictAvoidance.Label);
        Assert.Null(read.Modes.ConflictAvoidance.Score);
        Assert.Equal(EmpathyLabel.Failure, read.Modes.GranularityMismatch.Label);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Service_RefusesOneExchangeWhateverIsLeftOut_TheNextIsAskedInFull(bool streaming)
    {
        bool refuses = true;
        var client = new ScriptedJudge((prompt, _) => refuses
            ? Task.FromException<ChatResponse>(Http(HttpStatusCode.BadRequest))
            : Task.FromResult(ScriptedJudge.Response(prompt.All("yes"))));
        JudgeEmpathyScorer judge = Given.Judge(client, streaming);
        Given.IsUnjudged(await judge.AssessAsync(Given.Exchange, Given.Token), JudgeReasons.BadRequest);
        Assert.Null(client.Options[^1]!.ResponseFormat);

        refuses = false;
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal(0, client.Options[^1]!.Temperature);
        Assert.NotNull(client.Options[^1]!.ResponseFormat);
    }

    [Theory]
    [InlineData(false, "temperature")]
    [InlineData(true, "temperature")]
    [InlineData(false, "response_format")]
    [InlineData(true, "response_format")]
    [InlineData(false, "max_tokens")]
    [InlineData(true, "max_tokens")]
    [InlineData(true, "content parts")]
    public async Task Service_DoesNotTakeAParameter_IsAskedWithoutItAndItIsRemembered(bool streaming, string parameter)
    {
        int refused = 0;
        ScriptedJudge? client = null;
        client = new ScriptedJudge((prompt, _) =>
        {
            ChatOptions options = client!.Options[^1]!;
            bool sent = parameter switch
            {
                "temperature" => options.Temperature is not null,
                "response_format" => options.ResponseFormat is not null,
                "max_tokens" => options.MaxOutputTokens is not null,
                _ => prompt.Messages[0].Contents.Count > 1,
            };
            refused += sent ? 1 : 0;
            return sent
                ? Task.FromException<ChatResponse>(new HttpRequestException($"Unsupported parameter: {parameter}", null, HttpStatusCode.BadRequest))
                : Task.FromResult(ScriptedJudge.Response(prompt.All("yes")));
        });
        JudgeEmpathyScorer judge = Given.Judge(client, streaming);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        }

        Assert.Equal(1, refused);
        Assert.Equal(4, client.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TransientFault_IsRetriedOnceAndAnotherIsNot(bool streaming)
    {
        int calls = 0;
        Exception fault = Http(HttpStatusCode.ServiceUnavailable);
        var client = new ScriptedJudge((prompt, _) => ++calls == 1 ? Task.FromException<ChatResponse>(fault) : Task.FromResult(ScriptedJudge.Response(prompt.All("yes"))));
        Assert.Equal(EmpathyStatus.Assessed, (await Retrying(client, streaming)).Status);
        Assert.Equal(2, calls);

        foreach (Exception other in new Exception[] { Http(HttpStatusCode.Unauthorized), new InvalidOperationException() })
        {
            calls = 0;
            fault = other;
            Assert.Equal(EmpathyStatus.Unjudged, (await Retrying(client, streaming)).Status);
            Assert.Equal(1, calls);
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(30, 1)]
    public async Task RetryAfter_LongerThanAReplyHas_IsNotRetried(int seconds, int expected)
    {
        int calls = 0;
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) };
        var client = new ScriptedJudge((_, _) =>
        {
            calls++;
            return Task.FromException<ChatResponse>(new InvalidOperationException("slow down"));
        });
        var options = new EmpathyJudgeOptions { TimeLimit = TimeSpan.FromMinutes(1), DescribeFault = _ => new JudgeFault(429, TimeSpan.FromSeconds(seconds)) };
        Task<EmpathyAssessment> assessing = new JudgeEmpathyScorer(client, options, services: new Services(time)).AssessAsync(Given.Exchange, Given.Token).AsTask();
        while (!assessing.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        Given.IsUnjudged(await assessing, JudgeReasons.RateLimited);
        Assert.Equal(expected, calls);
    }

    [Fact]
    public async Task Judge_FailsAgainAndAgain_IsLeftAloneForAWhile()
    {
        var time = new FakeTimeProvider();
        bool healthy = false;
        var client = new ScriptedJudge((prompt, _) => healthy ? Task.FromResult(ScriptedJudge.Response(prompt.All("yes"))) : Task.FromException<ChatResponse>(Http(HttpStatusCode.BadGateway)));
        JudgeEmpathyScorer judge = Given.Judge(client, true, services: new Services(time));
        for (int i = 0; i < 10; i++)
        {
            Given.IsUnjudged(await judge.AssessAsync(Given.Exchange, Given.Token), JudgeReasons.Unavailable);
        }

        healthy = true;
        Given.IsUnjudged(await judge.AssessAsync(Given.Exchange, Given.Token), JudgeReasons.CircuitOpen);
        Assert.Equal(10, client.Calls);
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
    }

    [Fact]
    public async Task Calls_MoreThanMayRunOrWait_AreTurnedAwayAtOnce()
    {
        var go = new TaskCompletionSource();
        var client = new ScriptedJudge(async (prompt, _) =>
        {
            await go.Task;
            return ScriptedJudge.Response(prompt.All("yes"));
        });
        JudgeEmpathyScorer judge = Given.Judge(client, true, o => (o.MaxConcurrentCalls, o.MaxWaitingCalls, o.TimeLimit, o.AttemptTimeLimit) = (2, 1, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        Task<EmpathyAssessment>[] running = [.. Enumerable.Range(0, 3).Select(_ => judge.AssessAsync(Given.Exchange, Given.Token).AsTask())];
        Given.IsUnjudged(await judge.AssessAsync(Given.Exchange, Given.Token), JudgeReasons.Busy);
        Assert.Equal(2, client.Calls);
        go.SetResult();
        Assert.All(await Task.WhenAll(running), static read => Assert.Equal(EmpathyStatus.Assessed, read.Status));
        Assert.Equal(3, client.Calls);
    }

    [Fact]
    public async Task Pipeline_OfTheUsersOwn_TakesThePlaceOfTheDefault()
    {
        int calls = 0;
        var client = new ScriptedJudge((_, _) =>
        {
            calls++;
            return Task.FromException<ChatResponse>(Http(HttpStatusCode.BadGateway));
        });
        ResiliencePipeline own = new ResiliencePipelineBuilder()
            .AddRetry(new Polly.Retry.RetryStrategyOptions
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.Zero,
                ShouldHandle = static arguments => new(arguments.Outcome.Exception is JudgeCallException { IsTransient: true, Status: 502 }),
            })
            .Build();
        Given.IsUnjudged(await Given.Judge(client, true, pipeline: own).AssessAsync(Given.Exchange, Given.Token), JudgeReasons.Unavailable);
        Assert.Equal(4, calls);
    }

    private static async Task<EmpathyAssessment> Retrying(ScriptedJudge client, bool streaming)
    {
        var time = new FakeTimeProvider();
        Task<EmpathyAssessment> assessing = Given.Judge(client, streaming, o => o.MaxRetries = 1, services: new Services(time)).AssessAsync(Given.Exchange, Given.Token).AsTask();
        while (!assessing.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        return await assessing;
    }

    private static HttpRequestException Http(HttpStatusCode status) => new("secret", null, status);

    private static TheoryData<string, bool> Rows(IEnumerable<string> names)
    {
        var rows = new TheoryData<string, bool>();
        foreach (string name in names)
        {
            rows.Add(name, false);
            rows.Add(name, true);
        }

        return rows;
    }
}
