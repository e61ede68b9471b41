using System.Globalization;
using System.Runtime.InteropServices;
using EmpathyGuard.Text;

namespace EmpathyGuard.Lexicons;

/// <summary>
/// Reads lexicon files. A file begins with a header of <c>#</c> lines; a section is <c>[@Class size]</c> (words), <c>[Cue weight]</c> (phrases),
/// <c>[words]</c> (<c>Name = words</c>, which the phrases below write as <c>{Name}</c>), <c>[concepts]</c> (a line of words that mean the same), <c>[spelling]</c> (<c>written = words</c>) or <c>[language en|other]</c>.
/// </summary>
internal sealed class LexiconBuilder
{
    private readonly PhraseParser _parser;
    private ushort _concepts;

    public LexiconBuilder()
    {
        _parser = new PhraseParser(Vocabulary, Sets);
        for (int i = 0; i < Clitics.Length; i++)
        {
            Vocabulary.Add(Clitics[i]);
        }
    }

    public Vocabulary Vocabulary { get; } = new();

    public WordSets Sets { get; } = new();

    public PhraseTrieBuilder Phrases { get; } = new();

    public Dictionary<int, Entry> Entries { get; } = [];

    // The words that the reader writes for the second part of a contraction.
    private static string[] Clitics => ["'s", "are", "have", "will", "would", "am", "not", "can", "shall", "is", "us"];

    public void Add(string file, string text)
    {
        Action<string>? section = null;
        int number = 0;
        foreach (string raw in text.Split('\n'))
        {
            number++;
            int comment = raw.IndexOf('#', StringComparison.Ordinal);
            string line = (comment < 0 ? raw : raw[..comment]).Trim();
            if (line.Length == 0)
            {
                continue;
            }

            try
            {
                if (line[0] == '[')
                {
                    section = Section(line.TrimStart('[').TrimEnd(']').Split(' ', StringSplitOptions.RemoveEmptyEntries));
                    continue;
                }

                (section ?? throw new FormatException("text before the first [section]."))(line);
            }
            catch (FormatException e) when (e is not LexiconFormatException)
            {
                throw new LexiconFormatException(file, number, e.Message);
            }
        }
    }

    private Action<string> Section(string[] head)
    {
        float number = head.Length > 1 && float.TryParse(head[1], NumberStyles.Float, CultureInfo.InvariantCulture, out float parsed) ? parsed : 1;
        switch (head[0])
        {
            case "concepts":
                return AddConcept;
            case "words":
                return _parser.Name;
            case "spelling":
                return AddSpelling;
            case "language":
                byte language = head is [_, "en"] ? (byte)1 : head is [_, "other"] ? (byte)2 : throw new FormatException("write [language en] or [language other].");
                return line => AddWords(line, e => e with { Language = (byte)(e.Language | language) });
        }

        if (head[0].StartsWith('@'))
        {
            WordClass wordClass = Enum.TryParse(head[0][1..], out WordClass c) ? c : throw new FormatException($"there is no word class '{head[0]}'.");
            float size = head.Length > 1 ? number : 0;
            return line => AddWords(line, e => e with { Classes = e.Classes | WordClasses.Bit(wordClass), Size = Math.Max(e.Size, size) });
        }

        Cue cue = Enum.TryParse(head[0], out Cue known) && known != Cue.None ? known : throw new FormatException($"there is no cue '{head[0]}'.");
        bool answersToNegation = !head.Contains("whole");
        return line =>
        {
            foreach (List<PhraseElement> phrase in _parser.Parse(line))
            {
                Phrases.Add(phrase, cue, number, answersToNegation);
            }
        };
    }

    private void AddWords(string line, Func<Entry, Entry> change)
    {
        foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int id = word.EndsWith('*') ? Vocabulary.AddPrefix(word[..^1]) : Vocabulary.Add(word);
            ref Entry entry = ref CollectionsMarshal.GetValueRefOrAddDefault(Entries, id, out _);
            entry = change(entry);
        }
    }

    private void AddConcept(string line)
    {
        ushort concept = ++_concepts;
        AddWords(line, e => e with { Concept = e.Concept == 0 ? concept : e.Concept });
    }

    private void AddSpelling(string line)
    {
        string[] sides = line.Split('=', 2, StringSplitOptions.TrimEntries);
        if (sides.Length != 2 || sides[0].Length == 0 || sides[0].Contains(' ', StringComparison.Ordinal) || sides[1].Length == 0)
        {
            throw new FormatException("write a spelling as: written = the words it stands for.");
        }

        Vocabulary.AddVariant(sides[0], sides[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    internal record struct Entry(ulong Classes, float Size, ushort Concept, byte Language);
}
