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
    /// <summary>What was fitted without each fold; empty where nobody needs it.</summary>
    public IReadOnlyList<(double[] Weights, double Constant)> Folds { get; init; } = [];

    /// <summary>The hidden units; empty for a linear head.</summary>
    public IReadOnlyList<HiddenUnit> Hidden { get; init; } = [];

    /// <summary>What words count, and their constant; <see langword="null"/> where the head does not weigh them itself.</summary>
    public (double Constant, IReadOnlyList<KeyValuePair<string, double>> Weights)? Terms { get; init; }

    /// <summary>The lines of the heads' file.</summary>
    /// <param name="text">Takes the lines.</param>
    /// <param name="fold">The fold that must not have been seen, where there is a fit without it; <see langword="null"/> for none.</param>
    public void Write(StringBuilder text, int? fold = null)
    {
        (double[] weights, double constant) = fold is { } unseen && Folds.Count > 0 ? Folds[unseen] : (Weights, Constant);
        (int[] own, int[] shared) = HeadRow.Written(weights);
        text.Append(CultureInfo.InvariantCulture, $"# Fitted on {Model.Rows} {Model.Source}.\n# Cross-validated: {string.Join("; ", Model.Figures.Select(FitText.Figure))}.\n");
        text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Constant} {Numbers.Rounded(constant)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Words} {Numbers.Rounded(weights[0])}\n");
        text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Own} {string.Join(' ', own)}\n");
        if (shared.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Shared} {string.Join(' ', shared)}\n");
        }

        if (Terms is { } terms)
        {
            IEnumerable<string> pairs = terms.Weights.Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}:{pair.Value}"));
            text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Terms} {Numbers.Rounded(terms.Constant)} {string.Join(' ', pairs)}\n");
        }

        foreach (HiddenUnit unit in Hidden)
        {
            IEnumerable<int> vector = unit.Weights.Select(static weight => (int)Math.Round(weight / SemanticHeads.Unit));
            text.Append(CultureInfo.InvariantCulture, $"{SemanticHeads.Head} {Name} {SemanticHeads.Hidden} {Numbers.Rounded(unit.Counts)} {Numbers.Rounded(unit.Constant)} {string.Join(' ', vector)}\n");
        }

        text.Append('\n');
    }
}
