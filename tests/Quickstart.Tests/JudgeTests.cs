using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quickstart.Tests;

/// <summary>The second opinion of a model that is asked over its client, with the network replaced.</summary>
public sealed partial class JudgeTests : IDisposable
{
    private static readonly string[] Modes = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance", "linguisticDistancing"];

    private readonly Service _service = new();
    private readonly HttpClient _http;
    private readonly HttpClientPipelineTransport _transport;

    public JudgeTests()
    {
        _http = new HttpClient(_service);
        _transport = new HttpClientPipelineTransport(_http);
    }

    public void Dispose()
    {
        _transport.Dispose();
        _http.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_JudgeAll_AsksTheModelAndShowsItsOpinion(bool streaming)
    {
        TestShell shell = new TestShell { Network = _transport }.With("OPENAI_API_KEY", "secret-key");

        Assert.Equal(0, await shell.RunAsync(["--only", "bus-timetable", "--judge", "http://judge.test/v1", "--judge-model", "small", "--judge-all", "--json", .. Stream(streaming)]));

        JsonElement opinion = Opinion(shell);
        Assert.Equal(("judged", "small"), (opinion.GetProperty("status").GetString(), opinion.GetProperty("model").GetString()));
        Assert.Empty(shell.ErrorLines);
        Assert.NotEmpty(_service.Requests);
        Assert.All(_service.Requests, static request => Assert.Equal(("http://judge.test/v1/chat/completions", "Bearer secret-key"), request));
        Assert.DoesNotContain("secret-key", shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_JudgeAll_SaysInWordsWhoJudged(bool streaming)
    {
        TestShell shell = new() { Network = _transport };

        Assert.Equal(0, await shell.With("OPENAI_BASE_URL", "http://usual.test/v1").With("OPENAI_MODEL", "guarded").RunAsync(["--only", "bus-timetable", "--list"]));
        Assert.Empty(_service.Requests);
        Assert.Equal(0, await new TestShell { Network = _transport }.RunAsync(["--only", "bus-timetable", .. Stream(streaming)]));
        Assert.Empty(_service.Requests);

        TestShell judged = new() { Network = _transport };
        Assert.Equal(0, await judged.RunAsync(["--only", "bus-timetable", "--judge", "http://judge.test/v1", "--judge-model", "small", "--judge-all", .. Stream(streaming)]));

        Assert.Contains("The judge small gave a second opinion.", judged.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized, "unauthorized")]
    [InlineData(true, HttpStatusCode.Unauthorized, "unauthorized")]
    [InlineData(false, null, "unreachable")]
    [InlineData(true, null, "unreachable")]
    public async Task Run_JudgeFails_TheEmbeddedVerdictStandsAndOneLineSaysSo(bool streaming, HttpStatusCode? status, string reason)
    {
        _service.Fails = true;
        _service.Status = status;
        TestShell alone = new();
        TestShell shell = new() { Network = _transport };

        Assert.Equal(0, await alone.RunAsync(["--only", "bus-timetable", "--json", .. Stream(streaming)]));
        Assert.Equal(0, await shell.RunAsync(["--only", "bus-timetable", "--judge", "http://judge.test/v1", "--judge-model", "small", "--judge-all", "--json", .. Stream(streaming)]));

        JsonElement opinion = Opinion(shell);
        Assert.Equal(("unjudged", reason), (opinion.GetProperty("status").GetString(), opinion.GetProperty("reason").GetString()));
        Assert.Equal(Delivered(alone), Delivered(shell));
        Assert.Equal($"The judge gave no opinion on 1 of 1 replies ({reason} 1); the embedded verdicts stand.", Assert.Single(shell.ErrorLines));
    }

    [Theory]
    [InlineData("--judge", "--judge-model", "small")]
    [InlineData("--judge-model", "small", "--judge")]
    public async Task Run_JudgeWithoutAnEndpoint_SaysHowToNameOne(params string[] args)
    {
        TestShell shell = new() { Network = _transport };

        Assert.Equal(1, await shell.RunAsync(args));

        string line = Assert.Single(shell.ErrorLines);
        Assert.Contains("--judge", line, StringComparison.Ordinal);
        Assert.Contains("OPENAI_BASE_URL", line, StringComparison.Ordinal);
        Assert.Empty(shell.Output);
    }

    private static string[] Stream(bool streaming) => streaming ? ["--stream"] : [];

    private static JsonElement Opinion(TestShell shell) => JsonDocument.Parse(shell.Output).RootElement.GetProperty("verdict").GetProperty("assessment").GetProperty("secondOpinion");

    private static string? Delivered(TestShell shell) => JsonDocument.Parse(shell.Output).RootElement.GetProperty("delivered").GetString();

    /// <summary>A service whose model answers no to every question, with quotes that are there.</summary>
    private sealed partial class Service : HttpMessageHandler
    {
        public bool Fails { get; set; }

        /// <summary>What it fails with; <see langword="null"/> where nobody is there.</summary>
        public HttpStatusCode? Status { get; set; }

        public List<(string Address, string? Key)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.RequestUri!.ToString(), request.Headers.Authorization?.ToString()));
            if (Fails)
            {
                return Status is { } status ? new HttpResponseMessage(status) { Content = new StringContent("{}") } : throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
            }

            using JsonDocument body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            JsonElement content = body.RootElement.GetProperty("messages")[0].GetProperty("content");
            string text = content.ValueKind == JsonValueKind.String ? content.GetString()! : string.Concat(content.EnumerateArray().Select(static part => part.GetProperty("text").GetString()));
            string[] material = [.. Message().Matches(text).Select(static run => run.Value.Split('\n')[0][2..])];
            IEnumerable<string> members = Modes
                .Where(mode => text.Contains($"## {mode}\n", StringComparison.Ordinal))
                .Select(mode => $"\"{mode}\":{{\"verdict\":\"no\",\"replyQuote\":{JsonSerializer.Serialize(material[^1])},\"personQuote\":{JsonSerializer.Serialize(material[^2])}}}");
            string answer = JsonSerializer.Serialize($"{{\"code\":\"{Code().Match(text).Groups[1].Value}\",{string.Join(',', members)}}}");
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    $"data: {{\"id\":\"a\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"small\",\"choices\":[{{\"index\":0,\"delta\":{{\"role\":\"assistant\",\"content\":{answer}}},\"finish_reason\":\"stop\"}}]}}\n\ndata: [DONE]\n\n",
                    Encoding.UTF8,
                    "text/event-stream"),
            };
        }

        [GeneratedRegex("^(?:\\| .*\n)+", RegexOptions.Multiline)]
        private static partial Regex Message();

        [GeneratedRegex("BEGIN MATERIAL (\\S+)")]
        private static partial Regex Code();
    }
}
