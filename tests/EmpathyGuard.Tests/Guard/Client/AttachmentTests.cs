using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class AttachmentTests
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task Assessment_SurvivesDistributedCache(bool streaming, bool reflection)
    {
        // Without reflection the serialiser knows only what the source-generated contexts of the chat client library know.
        JsonSerializerOptions json = new(AIJsonUtilities.DefaultOptions);
        if (!reflection)
        {
            json.TypeInfoResolverChain.Clear();
            json.TypeInfoResolverChain.Add(SourceGeneratedOnly());
        }

        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));
        harness.ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { Profile = "General" });
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        using IChatClient client = harness.Build().AsBuilder().UseDistributedCache(cache, c => c.JsonSerializerOptions = json).Build();

        Harness.Result fresh = await harness.AskAsync(client, streaming);
        Harness.Result cached = await harness.AskAsync(client, streaming);

        Assert.Single(harness.Inner.Calls);
        Assert.Equal(fresh.Text, cached.Text);
        Assert.Equal(0.8, cached.Response.GetEmpathyAssessment()!.Modes.SentimentAttenuation.Score);
        Assert.Equal(EmpathyAction.Flag, cached.Verdict.Action);
    }

    [Theory, CombinatorialStreaming]
    public async Task Cached_RepliesAreAccepted(bool streaming)
    {
        // The cache below the guard: what comes out of it is judged like any other reply.
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));
        var cache = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        EmpathyGuardChatClient client = harness.Build(harness.Inner.AsBuilder().UseDistributedCache(cache).Build());

        await harness.AskAsync(client, streaming);
        Harness.Result cached = await harness.AskAsync(client, streaming);

        Assert.Single(harness.Inner.Calls);
        Assert.Equal(2, harness.Scorer.Exchanges.Count);
        Assert.Equal(0.8, cached.Verdict.Assessment.MaxScore());
    }

    [Fact]
    public void GetEmpathyVerdict_Object_IsUnderstood()
    {
        var verdict = new EmpathyVerdict { Assessment = Assessments.Of(), Action = EmpathyAction.Flag };

        Assert.Same(verdict, new ChatResponse { AdditionalProperties = new() { ["EmpathyGuard.Verdict"] = verdict } }.GetEmpathyVerdict());
        Assert.Same(verdict.Assessment, new ChatResponseUpdate { AdditionalProperties = new() { ["EmpathyGuard.Verdict"] = verdict } }.GetEmpathyAssessment());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"assessment\": 5}")]
    public void GetEmpathyVerdict_ForeignShape_IsNone(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.Null(new ChatResponse { AdditionalProperties = new() { ["EmpathyGuard.Verdict"] = document.RootElement.Clone() } }.GetEmpathyVerdict());
    }

    [Fact]
    public void GetEmpathyVerdict_None_IsNull()
    {
        Assert.Null(new ChatResponse().GetEmpathyVerdict());
        Assert.Null(new ChatResponseUpdate().GetEmpathyVerdict());
        Assert.Null(new ChatResponse().GetEmpathyAssessment());
        Assert.Throws<ArgumentNullException>(() => ((ChatResponse)null!).GetEmpathyVerdict());
        Assert.Throws<ArgumentNullException>(() => ((ChatResponseUpdate)null!).GetEmpathyVerdict());
    }

    [Theory, CombinatorialStreaming]
    public async Task Verdict_WrittenDown_HasTheShapeOfItsJson(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));

        Harness.Result result = await harness.AskAsync(streaming);

        JsonSerializerOptions json = new(AIJsonUtilities.DefaultOptions) { TypeInfoResolver = SourceGeneratedOnly() };
        string written = JsonSerializer.Serialize(result.Response, json.GetTypeInfo(typeof(ChatResponse)));
        var read = (ChatResponse)JsonSerializer.Deserialize(written, json.GetTypeInfo(typeof(ChatResponse)))!;
        var element = Assert.IsType<JsonElement>(read.AdditionalProperties![EmpathyGuardChatResponseExtensions.VerdictKey]);
        using JsonDocument text = JsonDocument.Parse(result.Response.AdditionalProperties![EmpathyGuardChatResponseExtensions.VerdictKey]!.ToString()!);
        Assert.True(JsonElement.DeepEquals(text.RootElement, element));
        Assert.Equal("flag", element.GetProperty("action").GetString());
        Assert.Equal(result.Verdict.Assessment.ToJsonElement().GetRawText(), read.GetEmpathyAssessment()!.ToJsonElement().GetRawText());
    }

    [Theory, CombinatorialStreaming]
    public async Task Verdict_OnAResponse_IsReadOnlyAndTheSameForAll(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Flag, Script.Text("a bad reply"));

        Harness.Result result = await harness.AskAsync(streaming);

        var attached = Assert.IsAssignableFrom<IDictionary<string, object?>>(result.Response.AdditionalProperties![EmpathyGuardChatResponseExtensions.VerdictKey]);
        Assert.Same(result.Response.GetEmpathyVerdict(), result.Response.GetEmpathyVerdict());
        Assert.True(attached.IsReadOnly);
        Assert.Throws<NotSupportedException>(() => attached["action"] = "none");
        Assert.Throws<NotSupportedException>(() => attached.Remove("action"));
        Assert.Throws<NotSupportedException>(attached.Clear);
        Assert.Equal(attached.Count, attached.Keys.Count);
        Assert.True(attached.TryGetValue("assessment", out object? assessment));
        Assert.IsType<JsonElement>(assessment);
    }

    [Theory, CombinatorialStreaming]
    public async Task Verdict_RoundTrips(bool streaming)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply"), Script.Text("a good reply", "r2"));

        EmpathyVerdict verdict = (await harness.AskAsync(streaming)).Verdict;

        Assert.Equal("scripted", verdict.Assessment.Scorer);
        Assert.Equal(EmpathyStatus.Assessed, verdict.Assessment.Status);
        Assert.NotNull(verdict.FirstAssessment);
        Assert.NotNull(verdict.Assessment.Modes.LinguisticDistancing.Densities);
    }

    // The library's own options hold its source-generated contexts first and the reflection resolver last.
    private static System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver SourceGeneratedOnly() =>
        System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine(
            [.. AIJsonUtilities.DefaultOptions.TypeInfoResolverChain.Where(r => r is not System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver)]);
}
