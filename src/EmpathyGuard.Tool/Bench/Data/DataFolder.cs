using System.Text.Json;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>A folder of labelled data with a manifest.</summary>
internal static class DataFolder
{
    /// <summary>Reads the manifest.</summary>
    /// <exception cref="ToolException">There is none, or it is none.</exception>
    public static Manifest ReadManifest(string folder)
    {
        string path = Path.Combine(folder, Manifest.FileName);
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestContext.Default.Manifest) is { Sets: not null } manifest
                ? manifest
                : throw new ToolException($"cannot read '{path}': it has no \"sets\"");
        }
        catch (JsonException e)
        {
            throw new ToolException($"cannot read '{path}': something is wrong at {e.Path ?? "$"}, line {e.LineNumber + 1}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException($"cannot read '{path}': {Files.Why(path, e)}", e);
        }
    }
}
