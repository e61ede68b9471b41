using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Which paths this machine can take.</summary>
internal static class InstructionPaths
{
    /// <summary>The fastest path of this machine.</summary>
    public static InstructionPath Best { get; } =
        IsSupported(InstructionPath.AvxVnni) ? InstructionPath.AvxVnni
        : IsSupported(InstructionPath.Avx512) ? InstructionPath.Avx512
        : IsSupported(InstructionPath.Avx2) ? InstructionPath.Avx2
        : IsSupported(InstructionPath.ArmDot) ? InstructionPath.ArmDot
        : InstructionPath.Portable;

    public static bool IsSupported(InstructionPath path) => path switch
    {
        InstructionPath.AvxVnni => AvxVnni.IsSupported,
        // Where 512-bit vectors are there but slow the machine down, the runtime says that they are not accelerated.
        InstructionPath.Avx512 => Avx512BW.IsSupported && Vector512.IsHardwareAccelerated,
        InstructionPath.Avx2 => Avx2.IsSupported,
        InstructionPath.ArmDot => Dp.IsSupported,
        _ => true,
    };
}
