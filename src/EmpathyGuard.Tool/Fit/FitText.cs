using System.Globalization;

namespace EmpathyGuard.Tool.Fit;

/// <summary>The words of a fit's report.</summary>
internal static class FitText
{
    public static IReadOnlyList<string> Headings { get; } = ["model", "n", "cross-validated", "value", "length only", "fitted on"];

    /// <summary>The cells of a model, a row for each figure.</summary>
    public static IEnumerable<string[]> Rows(FittedModel model)
    {
        if (model.Weights is null)
        {
            return [[model.Name, "–", "kept as it is", "–", "–", model.Source]];
        }

        string n = model.Rows.ToString(CultureInfo.InvariantCulture);
        return model.Figures.Count == 0
            ? [[model.Name, n, "–", "–", "–", model.Source]]
            : model.Figures.Select((figure, i) => (string[])[i == 0 ? model.Name : "", i == 0 ? n : "", figure.Name, Number(figure.Value), Number(figure.LengthOnly), i == 0 ? model.Source : ""]);
    }

    /// <summary>A figure in a sentence.</summary>
    public static string Figure(FitFigure figure) =>
        figure.LengthOnly is null ? $"{figure.Name} {Number(figure.Value)}" : $"{figure.Name} {Number(figure.Value)} (length only {Number(figure.LengthOnly)})";

    private static string Number(double? value) => value is double number ? number.ToString("0.000", CultureInfo.InvariantCulture) : "–";
}
