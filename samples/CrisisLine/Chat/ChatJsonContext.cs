using System.Text.Json.Serialization;

namespace CrisisLine.Chat;

/// <summary>The JSON of the chat page.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(PersonEvent))]
internal sealed partial class ChatJsonContext : JsonSerializerContext;
