using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

public sealed class UpdateCutTests
{
    [Fact]
    public void TryCut_TextIsParted_AndOnlyTheLastPartFinishes()
    {
        var reasoning = new TextReasoningContent("r");
        var usage = new UsageContent(new UsageDetails { TotalTokenCount = 1 });
        var update = new ChatResponseUpdate(ChatRole.Assistant, [reasoning, new TextContent("One. Two."), usage])
        {
            MessageId = "m",
            ResponseId = "r",
            FinishReason = ChatFinishReason.Stop,
            RawRepresentation = "One. Two.",
        };

        Assert.True(UpdateCut.TryCut(update, 5, out ChatResponseUpdate? head, out ChatResponseUpdate? tail));

        Assert.Equal("One. ", head.Text);
        Assert.Equal("Two.", tail.Text);
        Assert.Same(reasoning, head.Contents[0]);
        Assert.Same(usage, tail.Contents[^1]);
        Assert.Null(head.RawRepresentation);
        Assert.Null(head.FinishReason);
        Assert.Equal(ChatFinishReason.Stop, tail.FinishReason);
        Assert.Equal(("m", "r"), (head.MessageId, tail.ResponseId));
        Assert.Equal("One. Two.", update.Text);
        Assert.Equal(3, update.Contents.Count);
    }

    [Fact]
    public void TryCut_AnnotationsHavePlaces_StaysWhole()
    {
        var update = new ChatResponseUpdate(ChatRole.Assistant, [new TextContent("One. Two.") { Annotations = [new CitationAnnotation()] }]);

        Assert.False(UpdateCut.TryCut(update, 5, out _, out _));
    }
}
