using System.Globalization;
using System.Text;
using EmpathyGuard.Scoring;

namespace EmpathyGuard.Tool.Fit;

/// <summary>The weights as a text that says where they are from. It holds no date, path or machine, so that a second run gives the same bytes.</summary>
internal static class WeightsDocument
{
    public static string Write(WeightsFit fit, int items, TrainingSets? sets, bool calibrated)
    {
        StringBuilder text = new();
        text.Append("# The fitted weights of EmpathyGuard's embedded scorer. A line is: model, feature, what the feature counts.\n");
        text.Append(CultureInfo.InvariantCulture, $"# Written by: empathyguard fit{(sets is null ? "" : " --data <folder>")}{(calibrated ? " --calibrate" : "")} --output weights.txt\n");
        text.Append(CultureInfo.InvariantCulture, $"# Seed: {Folds.Seed}, of the folds of the cross-validation; a second run gives the same bytes.\n");
        text.Append("# A line may be changed by hand; what the next fit says replaces it. See docs/fit.md.\n#\n# Fitted on:\n");
        text.Append(items > 0
            ? string.Create(CultureInfo.InvariantCulture, $"#   the open half of the project's own pairs, {items} items, written for this project (MIT)\n")
            : "#   no pairs\n");
        foreach (TrainingSet set in sets?.Used ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"#   {set.File}, {set.Rows} rows ({set.Licence})\n");
        }

        text.Append('\n').Append(fit.Weights.Text(name => Comment(fit.Models.FirstOrDefault(model => model.Name == name))));
        return text.ToString();
    }

    private static IEnumerable<string> Comment(FittedModel? model)
    {
        if (model?.Weights is null)
        {
            return ["Kept as embedded before."];
        }

        string rows = string.Create(CultureInfo.InvariantCulture, $"Fitted on {model.Rows} of {model.Source}.");
        return model.Figures.Count == 0 ? [rows] : [rows, $"Cross-validated: {string.Join("; ", model.Figures.Select(FitText.Figure))}."];
    }
}
