using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Signals;

/// <summary>
/// A running sum for each <see cref="SentenceSignal"/>, an act a lane: the lanes are added in the same order as one by one, and give the same bits.
/// </summary>
/// <remarks>Vectors of 128 bits and not wider ones, because code that is compiled before it runs cannot count on those.</remarks>
internal struct ActSums
{
    /// <summary>How many numbers a row of weights has: one for each act, and 0 in what is left of the last vector.</summary>
    public const int Lanes = 12;

    private Vector128<float> _first;
    private Vector128<float> _second;
    private Vector128<float> _third;

    public readonly float this[int act] => (act / 4) switch
    {
        0 => _first.GetElement(act),
        1 => _second.GetElement(act - 4),
        _ => _third.GetElement(act - 8),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float[] weights, int at)
    {
        // Bounds are checked once for all lanes.
        ref float row = ref MemoryMarshal.GetReference(weights.AsSpan(at, Lanes));
        _first += Vector128.LoadUnsafe(ref row);
        _second += Vector128.LoadUnsafe(ref row, 4);
        _third += Vector128.LoadUnsafe(ref row, 8);
    }

    public void Scale(float share)
    {
        _first *= share;
        _second *= share;
        _third *= share;
    }
}
