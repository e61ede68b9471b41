using EmpathyGuard.Tool.Bench.Report;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>A document that the comparison writes a section of, between two markers.</summary>
internal sealed class CompareDocument
{
    public const string Begin = "<!-- compare:begin -->";
    public const string End = "<!-- compare:end -->";

    private readonly string _path;
    private readonly string _text;

    private CompareDocument(string path, string text)
    {
        _path = path;
        _text = text;
    }

    /// <summary>Reads a document and looks for its markers, before anything is measured.</summary>
    /// <param name="path">Where it is; <see langword="null"/> for no document.</param>
    /// <exception cref="CompareException">A marker is missing, stands there twice, or they stand the wrong way round.</exception>
    public static CompareDocument? Read(string? path)
    {
        if (path is null)
        {
            return null;
        }

        var document = new CompareDocument(path, File.ReadAllText(path));
        _ = document.With("");
        return document;
    }

    /// <summary>The text of the document with a section of its own.</summary>
    public string With(string section)
    {
        try
        {
            return MarkedSection.Replace(_text, Begin, End, section);
        }
        catch (FormatException exception)
        {
            throw new CompareException($"'{_path}' cannot be written: {exception.Message}");
        }
    }

    /// <summary>Writes the section into the file.</summary>
    public void Write(string section) => File.WriteAllText(_path, With(section));
}
