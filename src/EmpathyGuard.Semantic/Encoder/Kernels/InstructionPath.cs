namespace EmpathyGuard.Semantic.Kernels;

/// <summary>The instructions that the kernels are made of. Every path gives the same vector, bit for bit.</summary>
internal enum InstructionPath
{
    /// <summary>128-bit vectors of whatever the platform has, or plain code where it has none.</summary>
    Portable,

    /// <summary>Arm64 with the dot product of ARMv8.2.</summary>
    ArmDot,

    /// <summary>x64 with 256-bit integers.</summary>
    Avx2,

    /// <summary>x64 with 512-bit bytes and words.</summary>
    Avx512,

    /// <summary>x64 with 256-bit integers and their dot product.</summary>
    AvxVnni,
}
