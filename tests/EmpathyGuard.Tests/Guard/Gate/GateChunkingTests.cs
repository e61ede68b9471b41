using CsCheck;
using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

public sealed class GateChunkingTests
{
    private static readonly string[] Replies =
    [
        GateStream.Good + GateStream.More + GateStream.End,
        "Oh love. 😢 Six weeks is nothing, and they've already asked for his key back? 👨‍👩‍👧 That is a bad joke.\n\n- Keep it. Till Friday.\n- Or don't.\n\nYour call.",
        "So your abuela prayed for you e\u0301ven then… and you made fun of it. That's the bit that hurts. Write it down at [the wall. Ours](https://x.example/a.b?c=1. d) if you like.\r\n\r\n```\nbad. Code. Here.\n```\r\nThen sleep.",
        GateStream.Bad + "You were owed £1,250.00 by 1.5. 2026. Ring 116 123. 24 hours a day.",
        "You cannot be serious? I laughed out loud, sorry, and then I was sad about it. A method of two parts. Then tea.",
    ];

    [Fact]
    public void AnyChunking_StringsTogetherToTheReply_AndShowsNothingThatWasRejected() =>
        Gen.Select(Gen.Int[0, Replies.Length - 1], Gen.Int[1, 12].Array[1, 400], Gen.Bool, Gen.Bool, Gen.Bool).Sample(
            (index, sizes, stop, accepts, atRisk) => CheckAsync(Replies[index], sizes, stop, accepts, atRisk).GetAwaiter().GetResult(),
            iter: 2000,
            threads: 1);

    private static async Task CheckAsync(string reply, int[] sizes, bool stop, bool accepts, bool atRisk)
    {
        Harness harness = GateStream.Gated(EmpathyAction.Reprompt, new Script { Updates = Split(reply, sizes) }, GateStream.Script(accepts ? "Good." : "a worse reply", id: "r2"));
        harness.Options.Gate.Rest = stop ? EmpathyGateRest.Stop : EmpathyGateRest.Deliver;
        harness.Options.Crisis.HarmReplacementText = GateStream.Harmless;
        harness.Messages = [new(ChatRole.User, atRisk ? "risk" : "he's been gone since spring")];

        Harness.Result result = await harness.AskAsync(streaming: true);

        string seen = string.Concat(result.Updates!.Select(update => update.Text));
        switch (result.Verdict.Delivery)
        {
            case EmpathyDelivery.First:
                Assert.Equal(reply, seen);
                break;
            case EmpathyDelivery.Second:
                Assert.Equal("Good.", seen);
                break;
            case EmpathyDelivery.Operator:
                Assert.Equal(GateStream.Harmless, seen);
                break;
            default:
                string ending = "\n\n" + (atRisk ? GateStream.Harmless : GateStream.Operator);
                Assert.EndsWith(ending, seen, StringComparison.Ordinal);
                Assert.StartsWith(seen[..^ending.Length], reply, StringComparison.Ordinal);
                Assert.DoesNotContain(atRisk ? "method" : "bad", seen, StringComparison.Ordinal);

                // Never in the midst of a list, code or a link, whatever the chunks.
                string shown = seen[..^ending.Length].TrimEnd();
                Assert.Contains(shown[^1], ".?…");
                break;
        }

        // What is delivered depends on the text, and where it was released also on nothing but the text.
        Harness whole = GateStream.Gated(EmpathyAction.Reprompt, new Script { Updates = Split(reply, [reply.Length]) }, GateStream.Script(accepts ? "Good." : "a worse reply", id: "r2"));
        whole.Options = harness.Options;
        whole.Messages = harness.Messages;
        Harness.Result again = await whole.AskAsync(streaming: true);
        Assert.Equal(again.Verdict.Delivery, result.Verdict.Delivery);
        Assert.Equal(again.Verdict.ReleaseReason, result.Verdict.ReleaseReason);
        Assert.Equal(WithoutSpace(again.Text), WithoutSpace(result.Text));
    }

    // The white space after a boundary goes out with either side.
    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static List<ChatResponseUpdate> Split(string text, int[] sizes)
    {
        List<ChatResponseUpdate> updates = [];
        for (int at = 0, i = 0; at < text.Length; i++)
        {
            int size = Math.Min(sizes[i % sizes.Length], text.Length - at);
            updates.Add(GateStream.Chunk(text.Substring(at, size)));
            at += size;
        }

        return updates;
    }
}
