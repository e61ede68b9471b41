using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace EmpathyGuard;

/// <summary>
/// A verdict as it rides on a response. Whoever asks for the verdict gets the object itself; whoever writes the response down, such as a cache,
/// sees a dictionary of JSON elements, which is made only then: most responses are never written down.
/// </summary>
/// <remarks>
/// It is this interface and no other, because it is one that the source-generated contexts of the chat client library know: a serialiser
/// without reflection writes what implements it, and throws on any other type of ours. Read-only and thread-safe.
/// </remarks>
internal sealed class AttachedVerdict(EmpathyVerdict verdict) : IDictionary<string, object?>
{
    private Dictionary<string, object?>? _properties;

    public EmpathyVerdict Verdict => verdict;

    public ICollection<string> Keys => Properties.Keys;

    public ICollection<object?> Values => Properties.Values;

    public int Count => Properties.Count;

    public bool IsReadOnly => true;

    // Made twice where two threads ask at once; both make the same.
    private Dictionary<string, object?> Properties => _properties ??= Make();

    public object? this[string key]
    {
        get => Properties[key];
        set => throw ReadOnly();
    }

    public bool ContainsKey(string key) => Properties.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => Properties.TryGetValue(key, out value);

    public bool Contains(KeyValuePair<string, object?> item) => ((ICollection<KeyValuePair<string, object?>>)Properties).Contains(item);

    public void CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, object?>>)Properties).CopyTo(array, arrayIndex);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Add(string key, object? value) => throw ReadOnly();

    public void Add(KeyValuePair<string, object?> item) => throw ReadOnly();

    public bool Remove(string key) => throw ReadOnly();

    public bool Remove(KeyValuePair<string, object?> item) => throw ReadOnly();

    public void Clear() => throw ReadOnly();

    /// <summary>The verdict as JSON, as it is written down. It holds no text of the conversation.</summary>
    public override string ToString() => JsonSerializer.Serialize(verdict, EmpathyVerdictJsonContext.Default.EmpathyVerdict);

    private Dictionary<string, object?> Make()
    {
        Dictionary<string, object?> properties = new(StringComparer.Ordinal);
        foreach (JsonProperty property in JsonSerializer.SerializeToElement(verdict, EmpathyVerdictJsonContext.Default.EmpathyVerdict).EnumerateObject())
        {
            properties[property.Name] = property.Value;
        }

        return properties;
    }

    private static NotSupportedException ReadOnly() => new("A verdict cannot be changed.");
}
