using EmpathyGuard.Benchmarks.Compare;

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

    [Fact]
    public void FailingReply_FailsAndTheReplyDoesNot()
    {
        static bool Fails(string reply) => LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(BenchmarkTexts.Message, reply)).Findings.Count > 0;
        Assert.True(Fails(BenchmarkTexts.FailingReply));
        Assert.False(Fails(BenchmarkTexts.Reply));
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
