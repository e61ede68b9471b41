using System.Buffers;

namespace EmpathyGuard.Text;

/// <summary>
/// Buffers that grow with a text. What a long text needed goes back to the pool of the process, which gives it up when memory is short: a fresh
/// array of that size for each long text would cost more time than the text.
/// </summary>
internal static class PooledBuffer
{
    /// <summary>Gives a buffer room for more.</summary>
    /// <param name="buffer">The buffer, of a length that is a power of two.</param>
    /// <param name="used">How much of it is kept.</param>
    /// <param name="least">The least length. It grows to twice its own at least.</param>
    public static void Grow<T>(ref T[] buffer, int used, int least)
    {
        T[] grown = ArrayPool<T>.Shared.Rent(Math.Max(least, buffer.Length * 2));
        buffer.AsSpan(0, used).CopyTo(grown);
        Return(buffer);
        buffer = grown;
    }

    /// <summary>Exchanges a buffer for one of the usual length.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="usual">The usual length.</param>
    public static void Shrink<T>(ref T[] buffer, int usual)
    {
        Return(buffer);
        buffer = ArrayPool<T>.Shared.Rent(usual);
    }

    // Cleared: others of the process take from the pool as well, and nothing of a text may reach them.
    private static void Return<T>(T[] buffer) => ArrayPool<T>.Shared.Return(buffer, clearArray: true);
}
