using System.Text.Json.Serialization;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>How lines are read: an unknown member is an error, because a misspelt one would otherwise change an item unseen.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ItemLine))]
internal sealed partial class ItemLineContext : JsonSerializerContext;
