using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>A message of a connector's own class, as several have.</summary>
internal sealed class ConnectorMessage(string text, string special) : ChatMessageContent(AuthorRole.Assistant, text)
{
    public string Special { get; } = special;
}
