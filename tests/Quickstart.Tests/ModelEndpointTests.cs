using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Text;
using Microsoft.Extensions.AI;

namespace Quickstart.Tests;

public sealed class ModelEndpointTests
{
    private static readonly ModelEndpoint Endpoint = new("some-model", new Uri("http://localhost:9/v1"), "secret-key");

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "{\"error\":{\"message\":\"Incorrect API key provided: secret-key\"}}", "refused the key", false)]
    [InlineData(HttpStatusCode.Unauthorized, "", "refused the key", true)]
    [InlineData(HttpStatusCode.Forbidden, "", "refused the key", true)]
    [InlineData(HttpStatusCode.NotFound, "", "'some-model'", false)]
    [InlineData(HttpStatusCode.NotFound, "", "'some-model'", true)]
    [InlineData(HttpStatusCode.BadRequest, "{}", "answered 400", true)]
    [InlineData(HttpStatusCode.OK, "<html></html>", "no chat completion", false)]
    [InlineData(HttpStatusCode.OK, "<html></html>", "no chat completion", true)]
    [InlineData(HttpStatusCode.OK, "{}", "no chat completion", false)]
    [InlineData(HttpStatusCode.OK, "", "no chat completion", true)]
    public async Task Explain_WrongAnswer_IsOneLineWithoutTheKey(HttpStatusCode status, string body, string expected, bool streaming)
    {
        using Answering handler = new(status, body);
        using HttpClient http = new(handler);
        using HttpClientPipelineTransport transport = new(http);
        using IChatClient client = Endpoint.Connect(transport);

        Exception exception = await Assert.ThrowsAnyAsync<Exception>(() => streaming
            ? client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()
            : client.GetResponseAsync("Hi"));

        string? line = Endpoint.Explain(exception, CancellationToken.None);
        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line!);
    }

    [Fact]
    public void Explain_DeadEndpoint_SaysThatItCannotBeReached()
    {
        Exception[] dead =
        [
            new HttpRequestException("refused"),
            new ClientResultException("refused"),
            new AggregateException(new TimeoutException(), new HttpRequestException("refused")),
        ];

        Assert.All(dead, static exception => Assert.Equal("http://localhost:9/v1 cannot be reached.", Endpoint.Explain(exception, CancellationToken.None)));
    }

    [Fact]
    public void Explain_Timeout_IsToldFromTheCallersOwnCancellation()
    {
        Assert.Contains("in time", Endpoint.Explain(new TaskCanceledException(), CancellationToken.None), StringComparison.Ordinal);
        Assert.Null(Endpoint.Explain(new OperationCanceledException(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void From_ArgumentAndEnvironment_ArgumentGoesFirst()
    {
        TestShell shell = new TestShell().With("OPENAI_MODEL", "from-environment").With("OPENAI_API_KEY", " key ");

        Assert.Equal("from-argument", ModelEndpoint.From(new QuickstartSettings { Model = "from-argument" }, shell.Shell())?.Model);
        Assert.Equal(new ModelEndpoint("from-environment", null, "key"), ModelEndpoint.From(new QuickstartSettings(), shell.Shell()));
    }

    [Fact]
    public void From_NothingSet_IsTheEmbeddedModel()
    {
        TestShell shell = new();

        Assert.Null(ModelEndpoint.From(new QuickstartSettings(), shell.Shell()));
        Assert.Empty(shell.ErrorLines);
    }

    private sealed class Answering(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
            SendAsync(request, cancellationToken).GetAwaiter().GetResult();
    }
}
