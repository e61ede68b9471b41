namespace EmpathyGuard.Semantic.Kernels;

/// <summary>Vectors of single-precision numbers of one width.</summary>
internal interface IFloatLanes<TVector>
    where TVector : struct
{
    static abstract int Count { get; }

    static abstract TVector Load(ref float source);

    static abstract TVector Fill(float value);

    /// <summary>Multiplies, rounds, adds and rounds again. A fused instruction rounds once, and not every machine has it.</summary>
    static abstract TVector MultiplyThenAdd(TVector sum, TVector left, TVector right);

    static abstract void Store(TVector value, ref float target);
}
