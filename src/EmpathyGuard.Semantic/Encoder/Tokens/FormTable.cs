namespace EmpathyGuard.Semantic.Tokens;

/// <summary>One kind of line of the table: sorted keys, ranges where the line has two, and one to eighteen symbols for each.</summary>
internal sealed class FormTable(int count, int symbols)
{
    private readonly int[] _firsts = new int[count];
    private readonly int[] _lasts = new int[count];
    private readonly int[] _offsets = new int[count + 1];
    private readonly char[] _symbols = new char[symbols];
    private int _count;

    public void Add(int first, int last, ReadOnlySpan<char> symbols)
    {
        _firsts[_count] = first;
        _lasts[_count] = last;
        symbols.CopyTo(_symbols.AsSpan(_offsets[_count]));
        _offsets[_count + 1] = _offsets[_count] + symbols.Length;
        _count++;
    }

    /// <summary>The symbols of the entry that holds the key, and how far into its range that is; none if there is none.</summary>
    public ReadOnlySpan<char> Find(int key, out int distance)
    {
        int index = Array.BinarySearch(_firsts, key);
        index = index < 0 ? ~index - 1 : index;
        if (index < 0 || key > _lasts[index])
        {
            distance = 0;
            return default;
        }

        distance = key - _firsts[index];
        return _symbols.AsSpan(_offsets[index], _offsets[index + 1] - _offsets[index]);
    }
}
