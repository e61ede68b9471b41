using System.Numerics;
using EmpathyGuard.Compiled;

namespace EmpathyGuard.Lexicons;

/// <summary>Which words the sets list that accept classes as well, for who walks by a class: such a word has led on already.</summary>
internal sealed class WordSetTable
{
    private readonly ulong[] _members;

    /// <param name="keys">The members, each as <see cref="Key"/> makes it.</param>
    public WordSetTable(ulong[] keys)
    {
        _members = new ulong[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys.Length * 3))];
        foreach (ulong key in keys)
        {
            int i = Slot(key);
            while (_members[i] != 0 && _members[i] != key)
            {
                i = (i + 1) & (_members.Length - 1);
            }

            _members[i] = key;
        }
    }

    /// <summary>The table that <see cref="Write"/> wrote.</summary>
    public WordSetTable(ref CompiledReader reader)
        : this(reader.ULongs())
    {
    }

    /// <summary>A set and a word of it. Never 0.</summary>
    public static ulong Key(int set, int word) => ((ulong)(uint)(set + 1) << 32) | (uint)word;

    public void Write(CompiledWriter writer) => writer.ULongs([.. _members.Where(static key => key != 0)]);

    /// <summary>Whether a set that accepts classes lists a word itself as well.</summary>
    public bool HoldsWord(int set, int word)
    {
        if (word == 0)
        {
            return false;
        }

        ulong key = Key(set, word);
        for (int i = Slot(key); _members[i] != 0; i = (i + 1) & (_members.Length - 1))
        {
            if (_members[i] == key)
            {
                return true;
            }
        }

        return false;
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 33) & (_members.Length - 1);
}
