namespace EmpathyGuard.Semantic.Kernels;

/// <summary>One step of the integer product: vectors of 32-bit sums, one a column.</summary>
/// <remarks>
/// The overflow strategy: activations are whole numbers from 0 to 127 and weights from -127 to 127. A pair of products is then at most
/// 2 × 127 × 127 = 32,258, which fits into 16 bits, so <c>vpmaddubsw</c> cannot saturate; and the longest sum, 1,536 products, is below 25 million.
/// Every instruction set therefore computes exactly the same integers, whatever the order.
/// </remarks>
internal interface IIntegerLanes<TVector>
    where TVector : struct
{
    /// <summary>How many columns a vector holds.</summary>
    static abstract int Columns { get; }

    /// <summary>Four weights of each column.</summary>
    static abstract TVector Weights(ref sbyte packed);

    /// <summary>Four activations, the same for each column.</summary>
    static abstract TVector Activations(ref byte row);

    static abstract TVector Add(TVector sum, TVector activations, TVector weights);

    static abstract void Store(TVector sums, ref int target);

    /// <summary>Writes <c>(sum - zero · columnSum) · (scale · columnScale) + bias</c>, rounded in that order on every path.</summary>
    static abstract void Finish(ref int sum, RowScale row, ref int columnSum, ref float columnScale, ref float bias, ref float target, Outcome outcome);
}
