using EmpathyGuard.Tests.Guard.Client;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tests.Guard.Gate;

/// <summary>Replies and streams for the tests of the gate. The scripted scorer fails what has "bad" in it and finds method detail in "method".</summary>
internal static class GateStream
{
    /// <summary>A first sentence that is long enough to be judged by itself.</summary>
    public const string Good = "Your brother died on Tuesday, and the kettle is still on his side of the sink. ";

    /// <summary>Boilerplate in the first sentence.</summary>
    public const string Bad = "I am so sorry to hear that, it must be a bad time for you and for everyone around you. ";

    /// <summary>A middle that nobody objects to.</summary>
    public const string More = "You do not have to wash it yet. ";

    /// <summary>A last sentence that nobody objects to.</summary>
    public const string End = "Who is with you tonight?";

    /// <summary>What the operator says in place of a reply.</summary>
    public const string Operator = "A person from our team will write to you today.";

    /// <summary>What the operator says in place of harm.</summary>
    public const string Harmless = "Please call or text 988 now.";

    public static List<ChatResponseUpdate> Chunks(string text, int size = 8, string id = "r1")
    {
        List<ChatResponseUpdate> updates = [];
        for (int at = 0; at < text.Length; at += size)
        {
            updates.Add(Chunk(text.Substring(at, Math.Min(size, text.Length - at)), id));
        }

        updates.Add(new ChatResponseUpdate { MessageId = "m-" + id, ResponseId = id, FinishReason = ChatFinishReason.Stop });
        return updates;
    }

    public static ChatResponseUpdate Chunk(string text, string id = "r1") => new(ChatRole.Assistant, text) { MessageId = "m-" + id, ResponseId = id, RawRepresentation = "raw" };

    public static Script Script(string text, int size = 8, string id = "r1") => new() { Updates = Chunks(text, size, id) };

    public static Harness Gated(EmpathyAction action, params Script[] scripts)
    {
        Harness harness = Harness.With(action, scripts);
        harness.Options.Streaming = EmpathyStreaming.Gate;
        harness.Options.ReplacementText = Operator;
        return harness;
    }

    public static Harness AtRisk(params Script[] scripts)
    {
        Harness harness = Gated(EmpathyAction.Reprompt, scripts);
        harness.Messages = [new(ChatRole.User, "he left me n i cant see the point anymore. risk")];
        return harness;
    }

    public static Harness Stopping(params Script[] scripts)
    {
        Harness harness = Gated(EmpathyAction.Reprompt, scripts);
        harness.Options.Gate.Rest = EmpathyGateRest.Stop;
        return harness;
    }

    /// <summary>A script that waits before each update until the test lets it go on, and heeds cancellation.</summary>
    public static Script Paused(List<ChatResponseUpdate> updates, int from, Task goOn, Exception? throws = null) => new()
    {
        Updates = updates,
        Throws = throws,
        BetweenUpdates = (index, cancellationToken) => index == from ? goOn.WaitAsync(cancellationToken) : Task.CompletedTask,
    };
}
