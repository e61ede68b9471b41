using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Signals;

/// <summary>
/// A running sum for each <see cref="SentenceSignal"/>, an act a lane: the lanes are added in the same order as one by one, and give the same bits.
/// </summary>
/// <remarks>Two vectors of 128 bits and not one of 256, because code that is compiled before it runs cannot count on those.</remarks>
internal struct ActSums
{
    private Vector128<float> _first;
    private Vector128<float> _rest;

    public readonly float this[int act] => act < Vector128<float>.Count ? _first.GetElement(act) : _rest.GetElement(act - Vector128<float>.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float[] weights, int at)
    {
        // Bounds are checked once for all lanes.
        ref float row = ref MemoryMarshal.GetReference(weights.AsSpan(at, ActSet.Count));
        _first += Vector128.LoadUnsafe(ref row);
        _rest += Vector128.LoadUnsafe(ref row, (nuint)Vector128<float>.Count);
    }

    public void Scale(float share)
    {
        _first *= share;
        _rest *= share;
    }
}
