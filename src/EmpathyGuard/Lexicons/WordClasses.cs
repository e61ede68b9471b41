using System.Runtime.CompilerServices;

namespace EmpathyGuard.Lexicons;

/// <summary>Sets of <see cref="WordClass"/> as bits.</summary>
internal static class WordClasses
{
    /// <summary>The classes that name a feeling.</summary>
    public static readonly ulong Feeling = Unpleasant | Pleasant;

    /// <summary>The classes of events that put something at stake.</summary>
    public static readonly ulong Event = BadEvent | Bit(WordClass.GoodEvent);

    public static ulong Unpleasant => Bit(WordClass.Sad) | Bit(WordClass.Fear) | Bit(WordClass.Anger) | Bit(WordClass.Shame)
        | Bit(WordClass.Hurt) | Bit(WordClass.Lonely) | Bit(WordClass.Overwhelmed) | Bit(WordClass.Tired) | Bit(WordClass.Confused) | Bit(WordClass.Shock);

    public static ulong Pleasant => Bit(WordClass.Joy) | Bit(WordClass.Pride) | Bit(WordClass.Relief) | Bit(WordClass.Love);

    public static ulong BadEvent => Bit(WordClass.Loss) | Bit(WordClass.Illness) | Bit(WordClass.Violence) | Bit(WordClass.Setback)
        | Bit(WordClass.Rupture) | Bit(WordClass.Injustice);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bit(WordClass c) => 1UL << (int)c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has(this ulong classes, WordClass c) => (classes & Bit(c)) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasAny(this ulong classes, ulong set) => (classes & set) != 0;
}
