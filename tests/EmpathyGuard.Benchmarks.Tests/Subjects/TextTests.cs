using EmpathyGuard.Benchmarks.Compare;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Tests.Subjects;

public class TextTests
{
    [Fact]
    public void HostileTexts_AreOfOneLength_AndAllDifferent()
    {
        string[] texts = [.. HostileTexts.Shapes().Select(static s => s.Text)];
        Assert.All(texts, static text => Assert.Equal(HostileTexts.Length, text.Length));
        Assert.Equal(texts.Length, texts.Distinct().Count());
    }

    [Fact]
    public void FreshExchanges_OfTwoCallers_ShareNoSentence()
    {
        List<EmpathyExchange> seen = [];
        for (int caller = 0; caller < 2; caller++)
        {
            Action next = FreshExchanges.Over(BenchmarkTexts.Reply, seen.Add, caller);
            for (int i = 0; i < 10; i++)
            {
                next();
            }
        }

        string[] sentences = [.. seen.SelectMany(static e => e.Messages[e.ReplyIndex].Text.Split(['.', '?', '!'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        Assert.True(sentences.Length > 200);
        Assert.Equal(sentences.Length, sentences.Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FailingReply_AskedForAgain_IsRejectedForTheSecondReply(bool streaming)
    {
        var model = new SpeakingChatClient(BenchmarkTexts.FailingReply, BenchmarkTexts.SecondReply, TimeSpan.Zero);
        IChatClient client = Pipelines.Guard(model, LexicalEmpathyScorer.Shared, new EmpathyGuardOptions { Action = EmpathyAction.Reprompt });
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        ChatResponse response = streaming
            ? await client.GetStreamingResponseAsync(BenchmarkTexts.Message, cancellationToken: cancellationToken).ToChatResponseAsync(cancellationToken)
            : await client.GetResponseAsync(BenchmarkTexts.Message, cancellationToken: cancellationToken);
        Assert.Equal(EmpathyRepromptOutcome.Accepted, response.GetEmpathyVerdict()!.Reprompt);
        Assert.Equal(BenchmarkTexts.SecondReply, response.Text);
    }

    [Fact]
    public void Pipelines_AreAllTakenByTheGuard()
    {
        (string Name, EmpathyGuardOptions Options)[] pipelines = [.. Pipelines.ByAction(), .. Pipelines.ByStreaming()];
        Assert.All(pipelines, static p => Assert.True(Pipelines.IsValid(p.Options)));
        Assert.Equal(pipelines.Length, pipelines.DistinctBy(static p => p.Name).Count());
        Assert.Equal(Enum.GetValues<EmpathyAction>().Length + 1, Pipelines.ByAction().Count());
    }
}
