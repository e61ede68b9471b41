using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel;

/// <summary>What one attempt sends, and what came back.</summary>
/// <param name="call">The call that it belongs to.</param>
/// <param name="history">The history that the service may add tool messages to.</param>
/// <param name="count">How many messages the history held when it was sent.</param>
/// <param name="settings">The settings.</param>
/// <param name="kernel">The kernel.</param>
internal sealed class Attempt(ServiceCall call, ChatHistory history, int count, PromptExecutionSettings? settings, Kernel? kernel)
{
    public ServiceCall Call => call;

    public ChatHistory History => history;

    public int Count => count;

    public PromptExecutionSettings? Settings => settings;

    public Kernel? Kernel => kernel;

    /// <summary>Whether the service was seen to run tools.</summary>
    public bool RanTools { get; set; }

    /// <summary>What the service returned, as the same instance.</summary>
    public IReadOnlyList<ChatMessageContent>? Contents { get; set; }

    /// <summary>No text: the history stands in here.</summary>
    public override string ToString() => $"{Count} messages";
}
