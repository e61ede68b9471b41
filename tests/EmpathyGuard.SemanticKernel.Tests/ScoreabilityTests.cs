using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using TextContent = Microsoft.SemanticKernel.TextContent;

namespace EmpathyGuard.SemanticKernel.Tests;

public sealed class ScoreabilityTests
{
    public static TheoryData<string, bool> Formats()
    {
        var data = new TheoryData<string, bool>();
        foreach (string format in new[] { "plain", "connector", "type" })
        {
            data.Add(format, false);
            data.Add(format, true);
        }

        return data;
    }

    [Theory, MemberData(nameof(Formats))]
    public async Task StructuredOutput_IsNotScored(string format, bool streaming)
    {
        var scorer = new CountingScorer();
        PromptExecutionSettings settings = format switch
        {
            "plain" => new PromptExecutionSettings { ExtensionData = new Dictionary<string, object> { ["response_format"] = "json_object" } },
            "connector" => new ConnectorSettings { ResponseFormat = "json_object" },
            _ => new ConnectorSettings { ResponseFormat = typeof(Step) },
        };

        Asked asked = await Asked.Async(new ScriptedService(new Step("{\"urgency\": 3}")).With(EmpathyAction.Reprompt, scorer), streaming, settings: settings);

        Assert.Equal(0, scorer.Count);
        Assert.Null(asked.Verdict);
        Assert.Equal("{\"urgency\": 3}", asked.Text);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task SettingsThatCannotBeRead_ProseIsScored(bool streaming)
    {
        var scorer = new CountingScorer();

        await Asked.Async(new ScriptedService(new Step(Said.Good)).With(EmpathyAction.Reprompt, scorer), streaming, settings: new ConnectorSettings { ResponseFormat = typeof(Step) });

        Assert.Equal(1, scorer.Count);
    }

    [Theory, InlineData(false, "ContentFilter"), InlineData(true, "ContentFilter"), InlineData(false, "content_filter"), InlineData(true, "SAFETY")]
    public async Task ContentFilter_IsNotScored(bool streaming, string reason)
    {
        var scorer = new CountingScorer();

        Asked asked = await Asked.Async(new ScriptedService(new Step(Said.Bad) { FinishReason = reason }).With(EmpathyAction.Reprompt, scorer), streaming);

        Assert.Equal(0, scorer.Count);
        Assert.Equal(Said.Bad, asked.Text);
    }

    [Fact]
    public async Task ImageOnly_IsNotScored()
    {
        var scorer = new CountingScorer();
        var image = new ChatMessageContent(AuthorRole.Assistant, [new ImageContent(new Uri("http://scripted.test/garden.png"))]);

        Asked asked = await Asked.Async(new ScriptedService(new Step("") { Instead = image }).With(EmpathyAction.Reprompt, scorer), streaming: false);

        Assert.Equal(0, scorer.Count);
        Assert.Same(image, Assert.Single(asked.Contents!));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task EmptyHistoryAndEmptyReply_PassThrough(bool streaming)
    {
        Asked asked = await Asked.Async(new ScriptedService(new Step("")).With(EmpathyAction.Reprompt), streaming, []);

        Assert.Equal("", asked.Text);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Exchange_HoldsEveryMessageAtItsIndex(bool streaming)
    {
        var scorer = new CountingScorer();
        ChatHistory history = [new(AuthorRole.Developer, "rules"), new(AuthorRole.User, [new TextContent("one "), new ImageContent(), new TextContent("two")]), new(AuthorRole.Assistant, "a"), new(AuthorRole.User, Said.Person)];

        await Asked.Async(new ScriptedService(new Step(Said.Good)).With(EmpathyAction.Flag, scorer), streaming, history);

        Assert.Equal(
            [(EmpathyRole.System, "rules"), (EmpathyRole.User, "one two"), (EmpathyRole.Assistant, "a"), (EmpathyRole.User, Said.Person), (EmpathyRole.Assistant, Said.Good)],
            scorer.Last!.Messages.Select(static m => (m.Role, m.Text)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Request_ReachesTheGuard_AndNeverTheService(bool streaming)
    {
        var scorer = new CountingScorer();
        var inner = new ScriptedService(new Step(Said.Good));
        var own = new ConnectorSettings { Temperature = 0.3, ExtensionData = new Dictionary<string, object> { ["top_p"] = 1 } };
        PromptExecutionSettings settings = own.WithEmpathyGuard(new EmpathyRequest { Task = EmpathyTask.Rendition, Source = "the source" });

        await Asked.Async(inner.With(EmpathyAction.Flag, scorer), streaming, settings: settings);

        Assert.Equal(EmpathyTask.Rendition, scorer.Last!.Task);
        Assert.Equal("the source", scorer.Last.Source);
        ConnectorSettings sent = Assert.IsType<ConnectorSettings>(inner.Calls[0].Settings);
        Assert.Equal(0.3, sent.Temperature);
        Assert.Equal(["top_p"], sent.ExtensionData!.Keys);
        Assert.Equal(["top_p"], own.ExtensionData.Keys);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Request_Skip_BypassesTheGuard(bool streaming)
    {
        var scorer = new CountingScorer();

        await Asked.Async(new ScriptedService(new Step(Said.Bad)).With(EmpathyAction.Flag, scorer), streaming, settings: default(PromptExecutionSettings).WithEmpathyGuard(new EmpathyRequest { Skip = true }));

        Assert.Equal(0, scorer.Count);
    }

    [Fact]
    public void Request_SettingsThatDoNotClone_SaysSo() =>
        Assert.Contains(nameof(Careless), Assert.Throws<NotSupportedException>(() => new Careless().WithEmpathyGuard(new EmpathyRequest())).Message, StringComparison.Ordinal);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Reprompted_SettingsThatDoNotClone_GoAsTheyAre(bool streaming)
    {
        var inner = new ScriptedService(new Step(Said.Bad), new Step(Said.Good));
        var settings = new Careless();

        Asked asked = await Asked.Async(inner.With(EmpathyAction.Reprompt), streaming, settings: settings);

        Assert.Equal(Said.Good, asked.Text);
        Assert.Same(settings, inner.Calls[1].Settings);
    }

    [Fact]
    public async Task TenThousandMessages_AreRead()
    {
        var history = new ChatHistory(Enumerable.Range(0, 10_000).Select(static i => new ChatMessageContent(i % 2 == 0 ? AuthorRole.User : AuthorRole.Assistant, $"line {i}")).Append(new ChatMessageContent(AuthorRole.User, Said.Person)));

        Asked asked = await Asked.Async(new ScriptedService(new Step(Said.Bad)).With(EmpathyAction.Flag), streaming: false, history);

        asked.Verdict!.Assessment.ShouldFail(EmpathyFailureMode.SentimentAttenuation);
        Assert.Equal(10_001, history.Count);
    }

    private sealed class Careless : PromptExecutionSettings;
}
