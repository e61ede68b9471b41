using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EmpathyGuard;

/// <summary>Puts a verdict into additional properties and takes it out again.</summary>
internal static class VerdictAttachment
{
    /// <summary>The one key under which a verdict rides.</summary>
    public const string Key = "EmpathyGuard.Verdict";

    /// <summary>A copy of the properties with the verdict, which serialises without reflection.</summary>
    public static AdditionalPropertiesDictionary Write(AdditionalPropertiesDictionary? properties, EmpathyVerdict verdict)
    {
        AdditionalPropertiesDictionary copy = properties?.Clone() ?? [];
        copy[Key] = new AttachedVerdict(verdict);
        return copy;
    }

    /// <summary>The verdict, whether it is still an object or came back from a cache; <see langword="null"/> where there is none that can be read.</summary>
    public static EmpathyVerdict? Read(AdditionalPropertiesDictionary? properties)
    {
        if (properties is null || !properties.TryGetValue(Key, out object? value))
        {
            return null;
        }

        try
        {
            return value switch
            {
                AttachedVerdict attached => attached.Verdict,
                EmpathyVerdict verdict => verdict,
                JsonElement { ValueKind: JsonValueKind.Object } element => element.Deserialize(EmpathyVerdictJsonContext.Default.EmpathyVerdict),
                _ => null,
            };
        }
        catch (JsonException)
        {
            // An old or foreign shape in a cache is no verdict; the reply under it is still good.
            return null;
        }
    }
}
