using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>One reply of a scripted service.</summary>
internal sealed record Step(string Text)
{
    public string Id { get; init; } = "r1";

    /// <summary>Text that a model says before it calls its tool.</summary>
    public string Preamble { get; init; } = "Let me look. ";

    /// <summary>The function that the model asks for before it replies.</summary>
    public string? Tool { get; init; }

    /// <summary>Whether the service leaves the call to its caller.</summary>
    public bool LeavesCall { get; init; }

    public object? Usage { get; init; }

    public string FinishReason { get; init; } = "Stop";

    public Exception? Throws { get; init; }

    public Func<CancellationToken, Task>? Before { get; init; }

    public IReadOnlyList<string> MoreChoices { get; init; } = [];

    public KernelContent? Instead { get; init; }

    /// <summary>What a careless service writes into the history behind its reply.</summary>
    public ChatMessageContent? Leftover { get; init; }
}
