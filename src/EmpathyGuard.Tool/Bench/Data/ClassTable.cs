using System.Text.Json;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>Which values of a label each of several figures answers to.</summary>
internal sealed class ClassTable
{
    // How codebooks of support talk call what these signals are named after.
    private static readonly Dictionary<string, IReadOnlyList<string>> Usual = new()
    {
        ["advice"] = ["problem-solving"],
        ["exploration"] = ["question"],
        ["interpretation"] = ["reflection"],

        // How taxonomies of emotions call what these families hold.
        ["sadness"] = ["sadness", "disappointment", "grief"],
        ["fear"] = ["fear", "nervousness"],
        ["anger"] = ["anger", "annoyance"],
        ["disgust"] = ["disgust"],
        ["shame"] = ["embarrassment", "remorse"],
        ["confusion"] = ["confusion"],
        ["surprise"] = ["surprise"],
        ["joy"] = ["joy", "excitement"],
        ["amusement"] = ["amusement"],
        ["love"] = ["love", "caring"],
        ["gratitude"] = ["gratitude"],
        ["pride"] = ["pride"],
        ["relief"] = ["relief"],
        ["hope"] = ["optimism"],
        ["longing"] = ["desire"],
        ["admiration"] = ["admiration"],
    };

    private readonly string _field;
    private readonly IReadOnlyList<string>[] _words;

    private ClassTable(string field, IReadOnlyList<string>[] words)
    {
        _field = field;
        _words = words;
    }

    /// <summary>Whether a figure has classes without the manifest's saying so.</summary>
    public static bool HasUsual(string figure) => Usual.ContainsKey(figure);

    /// <summary>Makes the table.</summary>
    /// <exception cref="NotUnderstoodException">A figure has no classes.</exception>
    public static ClassTable Of(IReadOnlyList<Quantity> figures, string label, IReadOnlyDictionary<string, IReadOnlyList<string>>? classes) =>
        new(label, [.. figures.Select(figure => (classes ?? Usual).TryGetValue(figure.Name, out IReadOnlyList<string>? words)
            ? words
            : throw new NotUnderstoodException($"it gives no \"classes\" for '{figure.Name}'"))]);

    /// <summary>Which figures a row's label answers to; <see langword="null"/> where it has none.</summary>
    public bool[]? Read(DataRow row)
    {
        if (row.Field(_field) is not JsonElement value)
        {
            return null;
        }

        string[] texts = value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(Values.Text).OfType<string>()]
            : [.. new[] { Values.Text(value) }.OfType<string>()];
        return texts.Length == 0 ? null : [.. _words.Select(words => words.Any(word => texts.Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))))];
    }
}
