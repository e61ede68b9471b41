using System.Text.Json.Serialization;

namespace CrisisLine.Storage;

/// <summary>The JSON of the spool file, a line each.</summary>
[JsonSerializable(typeof(StoredEscalation))]
internal sealed partial class StorageJsonContext : JsonSerializerContext;
