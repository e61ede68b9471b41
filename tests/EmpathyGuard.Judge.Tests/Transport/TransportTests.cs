using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;
using EmpathyGuard.Loopback;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace EmpathyGuard.Judge.Tests.Transport;

/// <summary>Real client libraries, over HTTP, to a service on this machine.</summary>
public class TransportTests
{
    private static readonly TimeSpan Attempt = TimeSpan.FromSeconds(3);

    private static readonly Dictionary<string, (ServerReply Reply, string[] Reasons)> Replies = new()
    {
        ["cut mid-chunk"] = (new("x") { Fault = WireFault.CutMidChunk }, [JudgeReasons.Unreachable, JudgeReasons.Failed, JudgeReasons.Empty, JudgeReasons.Malformed]),
        ["wrong content type"] = (new("x") { Fault = WireFault.WrongContentType }, [JudgeReasons.Failed, JudgeReasons.Empty]),
        ["malformed"] = (new("x") { Fault = WireFault.Malformed }, [JudgeReasons.Failed, JudgeReasons.Empty, JudgeReasons.Malformed]),
        ["cut mid-text"] = (new("a text of several words") { Breaks = true }, [JudgeReasons.Unreachable, JudgeReasons.Failed, JudgeReasons.Malformed]),
        ["401"] = (new("") { Status = 401 }, [JudgeReasons.Unauthorized]),
        ["429"] = (new("") { Status = 429, RetryAfter = "30" }, [JudgeReasons.RateLimited]),
        ["503"] = (new("") { Status = 503 }, [JudgeReasons.Unavailable]),
    };

    public static TheoryData<string, bool, bool> Faults()
    {
        var rows = new TheoryData<string, bool, bool>();
        foreach (string fault in Replies.Keys)
        {
            rows.Add(fault, false, false);
            rows.Add(fault, false, true);
            rows.Add(fault, true, false);
            rows.Add(fault, true, true);
        }

        return rows;
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Judge_OverTheWire_JudgesWithTokensAndNoSystemRole(bool ollama, bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync();
        server.Reply = Yes;
        using IChatClient client = Client(server, ollama);
        EmpathyAssessment read = await Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(EmpathyStatus.Assessed, read.Status);
        Assert.Equal(EmpathyLabel.Failure, read.Modes.ConflictAvoidance.Label);
        Assert.Equal((20, 10), (read.SecondOpinion!.InputTokens, read.SecondOpinion.OutputTokens));
        JsonElement asked = Assert.Single(server.Requests).Body;
        Assert.All(asked.GetProperty("messages").EnumerateArray(), static message => Assert.Equal("user", message.GetProperty("role").GetString()));
        Assert.True(asked.TryGetProperty(ollama ? "format" : "response_format", out _));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Service_FaultsOnTheWire_IsUnjudged(string fault, bool ollama, bool streaming)
    {
        (ServerReply reply, string[] reasons) = Replies[fault];
        await using ModelServer server = await ModelServer.StartAsync(reply);
        using IChatClient client = Client(server, ollama);
        EmpathyAssessment read = await Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(EmpathyStatus.Unjudged, read.Status);
        Assert.Contains(read.Reason, reasons);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Service_NeverSendsItsHeaders_IsUnjudged(bool ollama, bool streaming)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ModelServer server = await ModelServer.StartAsync();
        server.Reply = _ =>
        {
            arrived.SetResult();
            return new ServerReply("") { Fault = WireFault.SlowHeaders };
        };
        using IChatClient client = Client(server, ollama);
        var time = new SkippingTime();
        Task<EmpathyAssessment> asking = Judge(client, streaming, time: time).AssessAsync(Given.Exchange, Given.Token).AsTask();
        await arrived.Task;
        time.Advance(Attempt - TimeSpan.FromMilliseconds(1));
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Given.IsUnjudged(await asking, UnjudgedReasons.TimedOut);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Service_FaultsOnce_IsRetried(bool ollama, bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ServerReply("") { Status = 503 });
        server.Reply = Yes;
        using IChatClient client = Client(server, ollama);
        Assert.Equal(EmpathyStatus.Assessed, (await Judge(client, streaming, retries: 1).AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("0", 2, false)]
    [InlineData("0", 2, true)]
    [InlineData("30", 1, false)]
    [InlineData("30", 1, true)]
    public async Task Service_AsksToBeLeftAlone_IsLeftAlone(string retryAfter, int requests, bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync(new ServerReply("") { Status = 429, RetryAfter = retryAfter });
        server.Reply = Yes;
        using IChatClient client = Client(server, ollama: false);
        EmpathyAssessment read = await Judge(client, streaming, retries: 1).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(requests == 2 ? null : JudgeReasons.RateLimited, read.Reason);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Service_RefusesTheTemperature_IsAskedWithoutIt(bool streaming)
    {
        await using ModelServer server = await ModelServer.StartAsync();
        server.Reply = static request => request.Body.TryGetProperty("temperature", out _)
            ? new ServerReply("") { Status = 400, Error = "Unsupported value: 'temperature' does not support 0" }
            : Yes(request);
        using IChatClient client = Client(server, ollama: false);
        JudgeEmpathyScorer judge = Judge(client, streaming);
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);

        // Once learnt, it stays so.
        Assert.Equal(3, server.Requests.Count);
    }

    private static ServerReply Yes(ServerRequest request) => new SeenPrompt([new ChatMessage(ChatRole.User, request.Text)]).All("yes");

    // The clock stands still but for pauses between attempts, so that no slow machine ever meets a limit.
    private static JudgeEmpathyScorer Judge(IChatClient client, bool streaming, int retries = 0, SkippingTime? time = null) => Given.Judge(
        client,
        streaming,
        o =>
        {
            (o.MaxRetries, o.TimeLimit, o.AttemptTimeLimit) = (retries, 2 * Attempt, Attempt);
            o.DescribeFault = Describe;
        },
        services: new Services(time ?? new SkippingTime()));

    private static JudgeFault? Describe(Exception exception)
    {
        if (exception is not ClientResultException { Status: > 0 } answered)
        {
            return null;
        }

        string? seconds = null;
        answered.GetRawResponse()?.Headers.TryGetValue("Retry-After", out seconds);
        return new JudgeFault(answered.Status, seconds is null ? null : TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
    }

    private static IChatClient Client(ModelServer server, bool ollama) => ollama
        ? new OllamaApiClient(server.Address, "small")
        : new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(server.Address, "/v1"), RetryPolicy = new ClientRetryPolicy(0) })
            .GetChatClient("small").AsIChatClient();
}
