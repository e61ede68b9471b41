using System.Runtime.CompilerServices;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Text;

namespace EmpathyGuard.Signals;

/// <summary>
/// What a function of a word's letters gives, worked out once for each exact entry of a lexicon, so that reading a known word costs one look-up.
/// </summary>
/// <param name="of">The function, of a folded word.</param>
internal sealed class WordTable<T>(Func<string, T> of)
{
    private readonly ConditionalWeakTable<Vocabulary, T[]> _tables = [];

    /// <summary>The values by the id of a word; the default where an id stands for no exact word.</summary>
    public T[] Of(Lexicon lexicon) =>
        _tables.TryGetValue(lexicon.Vocabulary, out T[]? table) ? table : _tables.GetValue(lexicon.Vocabulary, v => v.Table(of));
}
