using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EmpathyGuard.Compiled;
using EmpathyGuard.Text;

namespace EmpathyGuard.Lexicons;

/// <summary>Every word and phrase list, compiled once and shared: a vocabulary, the classes and sizes of its words, and the phrases.</summary>
internal sealed class Lexicon
{
    private const string ResourcePrefix = "EmpathyGuard.Lexicons.";

    private const string CompiledResource = "EmpathyGuard.lexicons.bin";

    private static readonly Lazy<Lexicon> LazyDefault = new(static () => FromResource());

    private readonly ulong[] _classes;
    private readonly float[] _sizes;
    private readonly ushort[] _concepts;
    private readonly byte[] _languages;

    private Lexicon(LexiconBuilder builder, string hash)
    {
        Vocabulary = builder.Vocabulary;
        Vocabulary.Freeze();
        ILookup<int, int> wordsOfPrefix = Enumerable.Range(1, Vocabulary.Count - 1)
            .SelectMany(id => Vocabulary.PrefixesOf(id).Select(prefix => (Prefix: prefix, Word: id)))
            .ToLookup(static p => p.Prefix, static p => p.Word);
        WordSetTable table = builder.Sets.Freeze(wordsOfPrefix);
        PersonPhrases = new PhraseTrie(builder.Phrases, TextSide.Person, builder.Sets, table, wordsOfPrefix, Vocabulary.Count);
        ReplyPhrases = new PhraseTrie(builder.Phrases, TextSide.Reply, builder.Sets, table, wordsOfPrefix, Vocabulary.Count);
        _classes = new ulong[Vocabulary.Count];
        _sizes = new float[Vocabulary.Count];
        _concepts = new ushort[Vocabulary.Count];
        _languages = new byte[Vocabulary.Count];
        for (int id = 1; id < Vocabulary.Count; id++)
        {
            Fill(builder, id, id);
            foreach (int prefix in Vocabulary.PrefixesOf(id))
            {
                Fill(builder, id, prefix);
            }
        }

        Hash = hash;
    }

    private Lexicon(ref CompiledReader reader)
    {
        Hash = reader.Text();
        Vocabulary = new Vocabulary(ref reader);
        var table = new WordSetTable(ref reader);
        PersonPhrases = new PhraseTrie(ref reader, table, Vocabulary.Count);
        ReplyPhrases = new PhraseTrie(ref reader, table, Vocabulary.Count);
        _classes = new ulong[Vocabulary.Count];
        _sizes = new float[Vocabulary.Count];
        _concepts = new ushort[Vocabulary.Count];
        _languages = new byte[Vocabulary.Count];
        for (int id = 1; id < Vocabulary.Count; id++)
        {
            _classes[id] = reader.ULong();
            _sizes[id] = reader.Single();
            _concepts[id] = (ushort)reader.Place(ushort.MaxValue + 1);
            _languages[id] = (byte)reader.Place(byte.MaxValue + 1);
        }

        if (!reader.AtEnd)
        {
            throw CompiledReader.Damaged();
        }
    }

    /// <summary>The embedded lexicons, as the build compiled them.</summary>
    public static Lexicon Default => LazyDefault.Value;

    public Vocabulary Vocabulary { get; }

    /// <summary>The phrases that are looked for in what the person wrote.</summary>
    public PhraseTrie PersonPhrases { get; }

    /// <summary>The phrases that are looked for in a reply.</summary>
    public PhraseTrie ReplyPhrases { get; }

    /// <summary>The first eight hexadecimal digits of the SHA-256 over every lexicon's text.</summary>
    public string Hash { get; }

    /// <summary>The classes of a word.</summary>
    public ulong Classes(int word) => _classes[word];

    /// <summary>The size that a feeling or an event word stands for, 0…1.</summary>
    public float Size(int word) => _sizes[word];

    /// <summary>The concept that a word shares with its paraphrases; 0 for none.</summary>
    public ushort Concept(int word) => _concepts[word];

    /// <summary>The language that a function word is evidence of: 0 none, 1 English, 2 another.</summary>
    public byte Language(int word) => _languages[word];

    /// <summary>Compiles lexicon files, given as names and texts.</summary>
    /// <exception cref="LexiconFormatException">A file cannot be read.</exception>
    public static Lexicon FromFiles(IEnumerable<(string Name, string Text)> files)
    {
        var builder = new LexiconBuilder();
        var hashed = new StringBuilder();
        // Spellings first: a phrase may not use a word that is never seen because it is read as others.
        foreach ((string name, string text) in files.OrderBy(static f => f.Name == "spelling" ? 0 : 1).ThenBy(static f => f.Name, StringComparer.Ordinal))
        {
            builder.Add(name, text);
            hashed.Append(name).Append('\n').Append(text.ReplaceLineEndings("\n"));
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(hashed.ToString()));
        return new Lexicon(builder, Convert.ToHexStringLower(hash.AsSpan(0, 4)));
    }

    /// <summary>Reads what <see cref="Compile"/> made.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another version.</exception>
    public static Lexicon FromCompiled(ReadOnlySpan<byte> file)
    {
        CompiledReader reader = CompiledFile.Open(file);
        return new Lexicon(ref reader);
    }

    /// <summary>The lexicon in the form that a process loads.</summary>
    public byte[] Compile()
    {
        var writer = new CompiledWriter();
        writer.Text(Hash);
        Vocabulary.Write(writer);
        PersonPhrases.Sets.Write(writer);
        PersonPhrases.Write(writer);
        ReplyPhrases.Write(writer);
        for (int id = 1; id < Vocabulary.Count; id++)
        {
            writer.ULong(_classes[id]);
            writer.Single(_sizes[id]);
            writer.Int(_concepts[id]);
            writer.Int(_languages[id]);
        }

        return CompiledFile.Write(writer);
    }

    /// <summary>The embedded form of the embedded lexicons.</summary>
    public static byte[] EmbeddedCompiled() => CompiledFile.Embedded(CompiledResource);

    /// <summary>The names and texts of the embedded lexicons.</summary>
    public static IEnumerable<(string Name, string Text)> EmbeddedFiles()
    {
        foreach (string resource in typeof(Lexicon).Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            {
                using Stream stream = typeof(Lexicon).Assembly.GetManifestResourceStream(resource)!;
                using var reader = new StreamReader(stream, Encoding.UTF8);
                yield return (resource[ResourcePrefix.Length..], reader.ReadToEnd());
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Vocabulary.Count} entries, {Hash}");

    private static Lexicon FromResource()
    {
        try
        {
            return FromCompiled(EmbeddedCompiled());
        }
        catch (InvalidDataException e)
        {
            throw CompiledFile.Unreadable(CompiledResource, e);
        }
    }

    private void Fill(LexiconBuilder builder, int id, int from)
    {
        if (builder.Entries.TryGetValue(from, out LexiconBuilder.Entry entry))
        {
            _classes[id] |= entry.Classes;
            _sizes[id] = Math.Max(_sizes[id], entry.Size);
            _concepts[id] = _concepts[id] == 0 ? entry.Concept : _concepts[id];
            _languages[id] |= entry.Language;
        }
    }
}
