using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Sixteen numbers.</summary>
internal readonly struct Float512Lanes : IFloatLanes<Vector512<float>>
{
    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float source) => Vector512.LoadUnsafe(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fill(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyThenAdd(Vector512<float> sum, Vector512<float> left, Vector512<float> right) => sum + (left * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float target) => value.StoreUnsafe(ref target);
}
