using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Four numbers.</summary>
internal readonly struct Float128Lanes : IFloatLanes<Vector128<float>>
{
    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float source) => Vector128.LoadUnsafe(ref source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fill(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyThenAdd(Vector128<float> sum, Vector128<float> left, Vector128<float> right) => sum + (left * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float target) => value.StoreUnsafe(ref target);
}
