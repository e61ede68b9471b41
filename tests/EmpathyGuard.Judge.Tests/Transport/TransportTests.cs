using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OllamaSharp;
using OpenAI;

namespace EmpathyGuard.Judge.Tests.Transport;

/// <summary>Real client libraries, over HTTP, to a service on this machine.</summary>
public class TransportTests
{
    public static TheoryData<bool, bool, WireFault, string[]> Faults()
    {
        var rows = new TheoryData<bool, bool, WireFault, string[]>();
        foreach (bool ollama in new[] { false, true })
        {
            foreach (bool streaming in new[] { false, true })
            {
                rows.Add(ollama, streaming, WireFault.SlowHeaders, [UnjudgedReasons.TimedOut]);
                rows.Add(ollama, streaming, WireFault.CutMidChunk, [JudgeReasons.Unreachable, JudgeReasons.Failed, JudgeReasons.Empty, JudgeReasons.Malformed]);
                rows.Add(ollama, streaming, WireFault.WrongContentType, [JudgeReasons.Failed, JudgeReasons.Empty]);
                rows.Add(ollama, streaming, WireFault.RateLimited, [JudgeReasons.RateLimited]);
                rows.Add(ollama, streaming, WireFault.Unauthorized, [JudgeReasons.Unauthorized]);
                rows.Add(ollama, streaming, WireFault.Broken, [JudgeReasons.Unavailable]);
                rows.Add(ollama, streaming, WireFault.Malformed, [JudgeReasons.Failed, JudgeReasons.Empty, JudgeReasons.Malformed]);
            }
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
        await using LoopbackService service = await LoopbackService.StartAsync();
        using IChatClient client = Client(service, ollama);
        EmpathyAssessment read = await Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(EmpathyStatus.Assessed, read.Status);
        Assert.Equal(EmpathyLabel.Failure, read.Modes.ConflictAvoidance.Label);
        Assert.Equal((900, 70), (read.SecondOpinion!.InputTokens, read.SecondOpinion.OutputTokens));
        Assert.All(Assert.Single(service.Requests).GetProperty("messages").EnumerateArray(), static message => Assert.Equal("user", message.GetProperty("role").GetString()));
        Assert.True(service.Requests[0].TryGetProperty(ollama ? "format" : "response_format", out _));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Service_FaultsOnTheWire_IsUnjudged(bool ollama, bool streaming, WireFault fault, string[] reasons)
    {
        await using LoopbackService service = await LoopbackService.StartAsync();
        service.Fault = fault;
        using IChatClient client = Client(service, ollama);
        EmpathyAssessment read = await Judge(client, streaming).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(EmpathyStatus.Unjudged, read.Status);
        Assert.Contains(read.Reason, reasons);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Service_FaultsOnce_IsRetriedOrAskedWithoutTheParameter(bool ollama, bool streaming)
    {
        foreach ((WireFault fault, int faulty) in new[] { (WireFault.Broken, 1), (WireFault.TemperatureRefused, int.MaxValue) })
        {
            if (ollama && fault == WireFault.TemperatureRefused)
            {
                // Ollama takes a temperature for every model.
                continue;
            }

            await using LoopbackService service = await LoopbackService.StartAsync();
            (service.Fault, service.FaultyRequests) = (fault, faulty);
            using IChatClient client = Client(service, ollama);
            EmpathyAssessment read = await Judge(client, streaming, retries: 1).AssessAsync(Given.Exchange, Given.Token);
            Assert.True(read.Status == EmpathyStatus.Assessed, $"{fault}: {read.Reason}");
            Assert.Equal(2, service.Requests.Count);
        }
    }

    private static JudgeEmpathyScorer Judge(IChatClient client, bool streaming, int retries = 0) => Given.Judge(client, streaming, o =>
    {
        // The limit is met only by the service that never answers.
        (o.MaxRetries, o.TimeLimit, o.AttemptTimeLimit) = (retries, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(3));
        o.DescribeFault = static exception => exception is ClientResultException { Status: > 0 } answered ? new JudgeFault(answered.Status) : null;
    });

    private static IChatClient Client(LoopbackService service, bool ollama) => ollama
        ? new OllamaApiClient(service.Address, "small")
        : new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new Uri(service.Address, "/v1"), RetryPolicy = new ClientRetryPolicy(0) })
            .GetChatClient("small").AsIChatClient();
}
