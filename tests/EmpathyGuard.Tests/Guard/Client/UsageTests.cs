using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Client;

public sealed class UsageTests
{
    [Theory]
    [InlineData(false, "a good reply")]
    [InlineData(true, "a good reply")]
    [InlineData(false, "a worse reply")]
    [InlineData(true, "a worse reply")]
    public async Task Usage_SumsAcrossAttempts(bool streaming, string second)
    {
        Harness harness = Harness.With(EmpathyAction.Reprompt, Script.Text("a bad reply", tokens: 10), Script.Text(second, "r2", tokens: 20));

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(30, result.Response.Usage!.InputTokenCount);
        Assert.Single(result.Response.Messages);
    }

    [Theory, CombinatorialStreaming]
    public async Task Usage_DoesNotMutateInnerDetails(bool streaming)
    {
        Script first = Script.Text("a bad reply", tokens: 10);
        Script second = Script.Text("a good reply", "r2", tokens: 20);
        Harness harness = Harness.With(EmpathyAction.Reprompt, first, second);

        await harness.AskAsync(streaming);

        Assert.Equal(10, first.Response.Usage!.InputTokenCount);
        Assert.Equal(20, second.Response.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Usage_ForwardedOnce_InAFreshUpdateWithoutIds()
    {
        Script first = Script.Text("a bad reply", tokens: 10);
        Script second = Script.Text("a good reply", "r2", tokens: 20);
        Harness harness = Harness.With(EmpathyAction.Reprompt, first, second);

        Harness.Result result = await harness.AskAsync(streaming: true);

        List<UsageContent> usage = [.. result.Updates!.SelectMany(u => u.Contents).OfType<UsageContent>()];
        Assert.Equal(2, usage.Count);
        ChatResponseUpdate fresh = Assert.Single(result.Updates!, u => u.Contents.Contains(first.Updates[2].Contents[0]));
        Assert.NotSame(first.Updates[2], fresh);
        Assert.Null(fresh.MessageId);
        Assert.Null(fresh.ResponseId);
    }

    [Theory, CombinatorialStreaming]
    public async Task Usage_FlaggedReply_IsTheInnerUsage(bool streaming)
    {
        Script first = Script.Text("a bad reply", tokens: 10);
        Harness harness = Harness.With(EmpathyAction.Flag, first);

        Harness.Result result = await harness.AskAsync(streaming);

        Assert.Equal(10, result.Response.Usage!.InputTokenCount);
    }
}
