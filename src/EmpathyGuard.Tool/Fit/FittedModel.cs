namespace EmpathyGuard.Tool.Fit;

/// <summary>A model that was fitted, or kept.</summary>
/// <param name="Name">Its name in the weights file.</param>
/// <param name="Weights">Its weights; <see langword="null"/> where those at hand are kept.</param>
/// <param name="Rows">How many rows it was fitted on.</param>
/// <param name="Source">What the rows are; or why it was kept.</param>
/// <param name="Figures">The figures.</param>
internal sealed record FittedModel(string Name, double[]? Weights, int Rows, string Source, IReadOnlyList<FitFigure> Figures)
{
    /// <summary>A model whose weights stay as they are.</summary>
    public static FittedModel Kept(string name, string why) => new(name, null, 0, why, []);
}
