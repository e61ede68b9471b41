using EmpathyGuard.Lexicons;

namespace EmpathyGuard.Signals;

/// <summary>Which feelings answer which: a reply meets grief by naming sadness or pain, and joy by naming joy or pride.</summary>
internal static class FeelingFamily
{
    /// <summary>The feelings that name any of the given ones: themselves and the same side of pleasant and unpleasant.</summary>
    public static ulong Near(ulong felt)
    {
        ulong near = 0;
        near |= felt.HasAny(WordClasses.Unpleasant | WordClasses.BadEvent) ? WordClasses.Unpleasant : 0;
        near |= felt.HasAny(WordClasses.Pleasant | WordClasses.Bit(WordClass.GoodEvent)) ? WordClasses.Pleasant : 0;
        return near == 0 ? WordClasses.Feeling : near;
    }
}
