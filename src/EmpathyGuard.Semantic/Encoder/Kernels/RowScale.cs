namespace EmpathyGuard.Semantic.Kernels;

/// <summary>How the activations of a row are to be read: <c>(number - Zero) · Scale</c>.</summary>
internal readonly record struct RowScale(float Scale, int Zero);

/// <summary>What becomes of a product.</summary>
internal enum Outcome
{
    Store,

    /// <summary>Stored where positive, else 0.</summary>
    StorePositive,

    /// <summary>Added to what is there.</summary>
    Add,
}
