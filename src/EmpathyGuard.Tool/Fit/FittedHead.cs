using System.Globalization;
using System.Text;
using EmpathyGuard.Semantic;

namespace EmpathyGuard.Tool.Fit;

/// <summary>A head that was fitted.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Model">Its figures.</param>
/// <param name="Weights">Its weights, in the order of <see cref="HeadRow"/>.</param>
/// <param name="Constant">The constant.</param>
internal sealed record FittedHead(string Name, FittedModel Model, double[] Weights, double Constant)
{
    /// <summary>The lines of the heads' file.</summary>
    public void Write(StringBuilder text)
    {
        (int[] own, int[] shared) = HeadRow.Written(Weights);
        text.Append(CultureInfo.InvariantCulture, $"# Fitted on {Model.Rows} {Model.Source}.\n# Cross-validated: {string.Join("; ", Model.Figures.Select(FitText.Figure))}.\n");
        text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Constant} {Numbers.Rounded(Constant)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Words} {Numbers.Rounded(Weights[0])}\n");
        text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Own} {string.Join(' ', own)}\n");
        if (shared.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Shared} {string.Join(' ', shared)}\n");
        }

        text.Append('\n');
    }
}
