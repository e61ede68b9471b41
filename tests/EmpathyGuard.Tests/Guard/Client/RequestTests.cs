using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class RequestTests
{
    [Theory, CombinatorialStreaming]
    public async Task WithEmpathyGuard_ReachesTheScorer_AndNeverTheModel(bool streaming)
    {
        var harness = new Harness(Script.Text("a good reply"))
        {
            ChatOptions = new ChatOptions { AdditionalProperties = new() { ["mine"] = 1 } }
                .WithEmpathyGuard(new EmpathyRequest { Task = EmpathyTask.Rendition, Source = "The source." }),
        };

        await harness.AskAsync(streaming);

        EmpathyExchange exchange = harness.Scorer.Exchanges[0];
        Assert.Equal(EmpathyTask.Rendition, exchange.Task);
        Assert.Equal("The source.", exchange.Source);
        Assert.Equal(["mine"], harness.Inner.Calls[0].Options!.AdditionalProperties!.Keys);
        Assert.Equal(2, harness.ChatOptions.AdditionalProperties!.Count);
    }

    [Fact]
    public void WithEmpathyGuard_LeavesTheGivenOptionsAsTheyWere()
    {
        var options = new ChatOptions { Temperature = 1 };

        ChatOptions copy = options.WithEmpathyGuard(new EmpathyRequest { ConversationKey = "k" });

        Assert.NotSame(options, copy);
        Assert.Null(options.AdditionalProperties);
        Assert.Equal(1, copy.Temperature);
        Assert.Equal("k", copy.GetEmpathyRequest()!.ConversationKey);
        Assert.NotNull(((ChatOptions?)null).WithEmpathyGuard(new EmpathyRequest()).GetEmpathyRequest());
        Assert.Throws<ArgumentNullException>(() => options.WithEmpathyGuard(null!));
    }

    [Fact]
    public void WithEmpathyGuard_HashesInACacheKeyWithoutReflection()
    {
        ChatOptions options = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { Profile = "Support", Task = EmpathyTask.Rendition, Skip = true });

        object value = Assert.Single(options.AdditionalProperties!).Value!;

        Assert.IsType<JsonElement>(value);
        EmpathyRequest read = options.GetEmpathyRequest()!;
        Assert.Equal(("Support", EmpathyTask.Rendition, true), (read.Profile, read.Task, read.Skip));
    }

    [Theory, CombinatorialStreaming]
    public async Task Request_AsAPlainObject_IsUnderstood(bool streaming)
    {
        var harness = new Harness(Script.Text("a good reply"))
        {
            ChatOptions = new ChatOptions { AdditionalProperties = new() { ["EmpathyGuard.Request"] = new EmpathyRequest { Skip = true } } },
        };

        await harness.AskAsync(streaming);

        Assert.Empty(harness.Scorer.Exchanges);
        Assert.Null(harness.Inner.Calls[0].Options!.AdditionalProperties);
    }

    [Theory, CombinatorialStreaming]
    public async Task Request_SomethingElseUnderTheKey_ThrowsWithoutQuotingIt(bool streaming)
    {
        var harness = new Harness(Script.Text("a good reply"))
        {
            ChatOptions = new ChatOptions { AdditionalProperties = new() { ["EmpathyGuard.Request"] = JsonSerializer.SerializeToElement("canary") } },
        };

        ArgumentException thrown = await Assert.ThrowsAsync<ArgumentException>(() => harness.AskAsync(streaming));

        Assert.DoesNotContain("canary", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory, CombinatorialStreaming]
    public async Task Skip_BypassesTheGuard(bool streaming)
    {
        Script script = Script.Text("a bad reply");
        Harness harness = Harness.With(EmpathyAction.Reprompt, script);
        harness.ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { Skip = true });

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Empty(harness.Scorer.Exchanges);
        Assert.Null(result.Response.GetEmpathyVerdict());
        Assert.Null(harness.Inner.Calls[0].Options!.AdditionalProperties);
    }

    [Theory, CombinatorialStreaming]
    public async Task Profile_OfTheCall_IsInForce(bool streaming)
    {
        var harness = new Harness(Script.Text("a bad reply"), Script.Text("a good reply", "r2"))
        {
            ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { Profile = "crisisline" }),
        };

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal("a good reply", result.Text);
        Assert.Equal(0.45, harness.Scorer.Exchanges[0].Thresholds(EmpathyFailureMode.ConflictAvoidance).Failure);
    }

    [Theory, CombinatorialStreaming]
    public async Task Profile_Unknown_Throws(bool streaming)
    {
        var harness = new Harness(Script.Text("a good reply"))
        {
            ChatOptions = new ChatOptions().WithEmpathyGuard(new EmpathyRequest { Profile = "Nope" }),
        };

        ArgumentException thrown = await Assert.ThrowsAsync<ArgumentException>(() => harness.AskAsync(streaming));

        Assert.Contains("CrisisLine", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US", "", true)]
    [InlineData("en-US", "en-US", true)]
    [InlineData("en-US", "en-us", true)]
    [InlineData("en-US", "en", true)]
    [InlineData("en", "en-US", false)]
    [InlineData("en-US", "en-GB", false)]
    [InlineData("en-US", "e", false)]
    [InlineData("", "en", false)]
    [InlineData("", "", true)]
    public async Task VerifiedResources_MatchTheLocale(string locale, string resource, bool expected)
    {
        var harness = new Harness(Script.Text("a good reply"));
        harness.Options.Crisis.Locale = locale;
        harness.Options.Crisis.Resources.Add(new VerifiedResource { Value = "988", Locale = resource });

        await harness.AskAsync(streaming: false);

        Assert.Equal(expected, harness.Scorer.Exchanges[0].VerifiedResources.Count == 1);
    }
}
