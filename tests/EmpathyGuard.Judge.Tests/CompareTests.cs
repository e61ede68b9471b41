using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Judge.Tests;

public class CompareTests
{
    private const string Better = "She still gets up for his shift, months after he died. What do you do when it rings?";

    [Theory]
    [InlineData("better", ReplyPreference.Second, null)]
    [InlineData("worse", ReplyPreference.First, null)]
    [InlineData("same", ReplyPreference.Same, null)]
    [InlineData("alwaysA", ReplyPreference.Unjudged, ReplyComparison.Disagreed)]
    [InlineData("alwaysB", ReplyPreference.Unjudged, ReplyComparison.Disagreed)]
    [InlineData("made up", ReplyPreference.Unjudged, JudgeReasons.QuoteNotFound)]
    [InlineData("swapped quotes", ReplyPreference.Unjudged, JudgeReasons.QuoteNotFound)]
    [InlineData("wrong code", ReplyPreference.Unjudged, JudgeReasons.WrongCode)]
    [InlineData("prose", ReplyPreference.Unjudged, JudgeReasons.Malformed)]
    [InlineData("a", ReplyPreference.Unjudged, JudgeReasons.Malformed)]
    public async Task CompareAsync_BothOrders_CountOnlyWhereTheyAgree(string judge, ReplyPreference preference, string? reason)
    {
        foreach (bool streaming in new[] { false, true })
        {
            var client = new ScriptedJudge(prompt => Answer(judge, prompt));
            ReplyComparison compared = await Given.Judge(client, streaming).CompareAsync(Given.Exchange, Better, Given.Token);
            Assert.Equal(preference, compared.Preference);
            Assert.Equal(reason, compared.Reason);
            Assert.Equal(2, client.Calls);
            Assert.Equal(2400, compared.InputTokens);
            Assert.NotEqual(client.Prompts[0].Material.IndexOf(Better, StringComparison.Ordinal), client.Prompts[1].Material.IndexOf(Better, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task CompareAsync_WhatCannotBeAsked_IsNotSent()
    {
        var client = new ScriptedJudge(static prompt => Answer("better", prompt));
        JudgeEmpathyScorer judge = Given.Judge(client, true);
        Assert.Equal(UnjudgedReasons.NoText, (await judge.CompareAsync(Given.Exchange, " ", Given.Token)).Reason);
        Assert.Equal(UnjudgedReasons.ReplyOnly, (await judge.CompareAsync(new EmpathyExchange(Given.Person, Given.Reply) { ReplyOnly = true }, Better, Given.Token)).Reason);
        ReplyComparison tooLong = await judge.CompareAsync(Given.Exchange, new string('a', 20_000), Given.Token);
        Assert.Equal((ReplyPreference.NotAsked, UnjudgedReasons.TooLong), (tooLong.Preference, tooLong.Reason));
        Assert.Equal(0, client.Calls);
    }

    [Theory]
    [InlineData("better", false, EmpathyDelivery.Second, "accepted")]
    [InlineData("better", true, EmpathyDelivery.Second, "accepted")]
    [InlineData("worse", false, EmpathyDelivery.First, "notPreferred")]
    [InlineData("worse", true, EmpathyDelivery.First, "notPreferred")]
    [InlineData("alwaysA", false, EmpathyDelivery.First, "notPreferred")]
    [InlineData("alwaysA", true, EmpathyDelivery.First, "notPreferred")]
    [InlineData("alwaysB", false, EmpathyDelivery.First, "notPreferred")]
    [InlineData("alwaysB", true, EmpathyDelivery.First, "notPreferred")]
    [InlineData("prose", false, EmpathyDelivery.First, "comparisonFailed")]
    [InlineData("prose", true, EmpathyDelivery.First, "comparisonFailed")]
    [InlineData("throws", false, EmpathyDelivery.First, "comparisonFailed")]
    [InlineData("throws", true, EmpathyDelivery.First, "comparisonFailed")]
    public async Task Guard_WithAJudge_DeliversARewriteOnlyWhereBothOrdersPreferIt(string judge, bool streaming, EmpathyDelivery delivery, string reason)
    {
        var client = new ScriptedJudge(prompt => judge == "throws" ? throw new InvalidOperationException("down") : Answer(judge, prompt));
        var services = new ServiceCollection();
        services.AddKeyedSingleton<IChatClient>("judge", client);
        services.AddEmpathyGuard(configure: static o => o.Action = EmpathyAction.Reprompt);
        services.AddEmpathyJudge("judge", o => (o.Streaming, o.MaxRetries) = (streaming, 0), static c =>
        {
            // Sure of everything, so that the comparison is all that the judge is asked.
            c.SetBands(0);
            c.LowConfidence = 0;
        });
        services.AddChatClient(new ScriptedModel(Given.Reply, Better)).UseEmpathyGuard();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IChatClient guarded = provider.GetRequiredService<IChatClient>();
        ChatResponse response = streaming
            ? await guarded.GetStreamingResponseAsync(Given.Person, cancellationToken: Given.Token).ToChatResponseAsync(Given.Token)
            : await guarded.GetResponseAsync(Given.Person, cancellationToken: Given.Token);

        EmpathyVerdict verdict = response.GetEmpathyVerdict()!;
        Assert.Equal((delivery, reason), (verdict.Delivery, verdict.RepromptReason));
        Assert.Equal(delivery == EmpathyDelivery.Second ? Better : Given.Reply, response.Text);
        Assert.Equal(2, client.Calls);
        Assert.All(client.Prompts, static prompt => Assert.Contains("Reply B:", prompt.Material, StringComparison.Ordinal));
        Assert.Equal(judge == "throws" ? 0 : 2400, verdict.Comparison!.InputTokens);
    }

    private static string Answer(string judge, SeenPrompt prompt)
    {
        bool betterIsA = prompt.Material.IndexOf(Better, StringComparison.Ordinal) < prompt.Material.IndexOf(Given.Reply, StringComparison.Ordinal);
        string a = betterIsA ? Better : Given.Reply;
        string b = betterIsA ? Given.Reply : Better;
        string verdict = judge switch
        {
            "same" => "same",
            "alwaysA" => "A",
            "alwaysB" => "B",
            "a" => "a",
            "worse" => betterIsA ? "B" : "A",
            _ => betterIsA ? "A" : "B",
        };
        (a, b) = judge switch { "made up" => ("not there at all", b), "swapped quotes" => (b, a), _ => (a, b) };
        string code = judge == "wrong code" ? "0" : prompt.Code;
        return judge == "prose" ? "B is better." : $"{{\"code\":\"{code}\",\"better\":\"{verdict}\",\"quoteA\":{SeenPrompt.Json(a)},\"quoteB\":{SeenPrompt.Json(b)}}}";
    }
}
