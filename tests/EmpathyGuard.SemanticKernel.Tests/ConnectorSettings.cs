using Microsoft.SemanticKernel;

namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>Settings of a connector's own class, as every connector has.</summary>
internal sealed class ConnectorSettings : PromptExecutionSettings
{
    [System.Text.Json.Serialization.JsonPropertyName("temperature")]
    public double? Temperature { get; set; }

    [System.Text.Json.Serialization.JsonPropertyName("response_format")]
    public object? ResponseFormat { get; set; }

    [System.Text.Json.Serialization.JsonPropertyName("chat_system_prompt")]
    public string? ChatSystemPrompt { get; set; }

    public override PromptExecutionSettings Clone() => new ConnectorSettings
    {
        ModelId = ModelId,
        ServiceId = ServiceId,
        FunctionChoiceBehavior = FunctionChoiceBehavior,
        ExtensionData = ExtensionData is null ? null : new Dictionary<string, object>(ExtensionData),
        Temperature = Temperature,
        ResponseFormat = ResponseFormat,
        ChatSystemPrompt = ChatSystemPrompt,
    };
}
