using System.Net;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge.Tests;

public class WordlessFaultsTests
{
    public static TheoryData<bool, Exception, string> Faults()
    {
        var rows = new TheoryData<bool, Exception, string>();
        foreach (bool streaming in new[] { false, true })
        {
            rows.Add(streaming, new InvalidOperationException("secret"), JudgeReasons.Failed);
            rows.Add(streaming, new HttpRequestException("secret", null, HttpStatusCode.ServiceUnavailable), JudgeReasons.Unavailable);
            rows.Add(streaming, new InvalidOperationException("HTTP 400 (content_filter) secret"), JudgeReasons.ContentFilter);
            rows.Add(streaming, new TaskCanceledException("secret"), UnjudgedReasons.TimedOut);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_ComesThroughWithItsReasonAndWithoutItsWords(bool streaming, Exception fault, string reason)
    {
        using IChatClient client = new ScriptedJudge((_, _) => Task.FromException<ChatResponse>(fault)).AsBuilder().UseWordlessFaults().Build();
        JudgeCallException seen = await Assert.ThrowsAsync<JudgeCallException>(async () =>
        {
            const string Question = "=== BEGIN MATERIAL 0 ===\n=== END MATERIAL 0 ===";
            _ = streaming
                ? await client.GetStreamingResponseAsync(Question, cancellationToken: Given.Token).ToChatResponseAsync(Given.Token)
                : await client.GetResponseAsync(Question, cancellationToken: Given.Token);
        });
        Assert.Equal(reason, seen.Reason);
        Assert.DoesNotContain("secret", seen.ToString(), StringComparison.Ordinal);
        Given.IsUnjudged(await Given.Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token), reason);
    }

    [Theory]
    [InlineData(false, "'temperature' does not support 0")]
    [InlineData(true, "'temperature' does not support 0")]
    [InlineData(false, "bad request")]
    [InlineData(true, "bad request")]
    public async Task RefusedParameter_IsStillKnownForOne(bool streaming, string refusal)
    {
        var service = new Picky(new ScriptedJudge(static prompt => prompt.All("yes")), refusal);
        using IChatClient client = service.AsBuilder().UseWordlessFaults().Build();
        Assert.Equal(EmpathyStatus.Assessed, (await Given.Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal((1, refusal == "bad request"), (service.Refusals, service.Last!.ResponseFormat is null));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DescribeFault_Throws_IsAsIfItKnewNothing(bool streaming)
    {
        var client = new ScriptedJudge(static (_, _) => Task.FromException<ChatResponse>(new HttpRequestException("secret", null, HttpStatusCode.TooManyRequests)));
        JudgeEmpathyScorer judge = Given.Judge(client, streaming, static o => o.DescribeFault = static exception => throw new FormatException("secret", exception));
        Given.IsUnjudged(await judge.AssessAsync(Given.Exchange, Given.Token), JudgeReasons.RateLimited);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallerCancels_Throws(bool streaming)
    {
        using var caller = new CancellationTokenSource();
        using IChatClient client = new ScriptedJudge(async (_, token) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return new ChatResponse();
        }).AsBuilder().UseWordlessFaults().Build();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Given.Judge(client, streaming).AssessAsync(Given.Exchange, caller.Token).AsTask());
    }

    /// <summary>A service that refuses a temperature, in words of its own.</summary>
    private sealed class Picky(IChatClient inner, string refusal) : DelegatingChatClient(inner)
    {
        public int Refusals { get; private set; }

        public ChatOptions? Last { get; private set; }

        public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Check(options);
            return base.GetResponseAsync(messages, options, cancellationToken);
        }

        public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Check(options);
            return base.GetStreamingResponseAsync(messages, options, cancellationToken);
        }

        private void Check(ChatOptions? options)
        {
            Last = options;
            if (options?.Temperature is not null)
            {
                Refusals++;
                throw new HttpRequestException(refusal, null, HttpStatusCode.BadRequest);
            }
        }
    }
}
