using EmpathyGuard.Tool.Bench.Report;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>A metric of a manifest, understood.</summary>
internal sealed class MetricPlan
{
    private MetricPlan(DataMetric source, string file, MetricKind kind, FigureExpression expression)
    {
        Source = source;
        File = file;
        Kind = kind;
        Expression = expression;
    }

    /// <summary>The words of the manifest.</summary>
    public DataMetric Source { get; }

    public string File { get; }

    public MetricKind Kind { get; }

    public FigureExpression Expression { get; }

    /// <summary>What the figure is multiplied by, so that more of it goes with more of the label.</summary>
    public int Sign => Source.Sign ?? 1;

    /// <summary>The labels as numbers; empty for a rate and for classes.</summary>
    public IReadOnlyList<LabelColumn> Labels { get; private init; } = [];

    /// <summary>For macro-F1 over the values of one label: what each figure answers to.</summary>
    public ClassTable? Classes { get; private init; }

    /// <summary>Understands a metric.</summary>
    /// <exception cref="NotUnderstoodException">Part of it is not understood.</exception>
    public static MetricPlan Of(DataSet set, DataMetric metric)
    {
        if (string.IsNullOrWhiteSpace(metric.Of))
        {
            throw new NotUnderstoodException("it has no \"of\"");
        }

        if (metric.Sign is not (null or 1 or -1))
        {
            throw new NotUnderstoodException("\"sign\" is neither 1 nor -1");
        }

        MetricKind kind = ParseKind(metric.Metric);
        if (kind == MetricKind.MeanAuc && string.IsNullOrWhiteSpace(set.Group))
        {
            throw new NotUnderstoodException("the set has no \"group\" to compare within");
        }

        FigureExpression expression = FigureExpression.Parse(metric.Of);
        string label = metric.Label ?? "";
        if (kind == MetricKind.Rate)
        {
            return label.Length == 0
                ? new MetricPlan(metric, set.File!, kind, expression)
                : throw new NotUnderstoodException("a rate has no label");
        }

        if (label.Length == 0)
        {
            throw new NotUnderstoodException("it has no \"label\"");
        }

        bool isClassed = kind == MetricKind.MacroF1 && (metric.Classes is not null || (expression.Figures.Count > 1 && !label.Contains(',', StringComparison.Ordinal)));
        if (isClassed)
        {
            return new MetricPlan(metric, set.File!, kind, expression) { Classes = ClassTable.Of(expression.Figures, label, metric.Classes) };
        }

        IReadOnlyList<LabelColumn> labels = LabelColumn.Parse(label);
        return labels.Count == expression.Figures.Count || labels.Count == 1 || expression.Figures.Count == 1
            ? new MetricPlan(metric, set.File!, kind, expression) { Labels = labels }
            : throw new NotUnderstoodException($"{expression.Figures.Count} figures do not go with {labels.Count} labels");
    }

    /// <summary>The goal of a figure: the manifest's own, or else the project's.</summary>
    /// <param name="part">Which of several figures; <see langword="null"/> of the only one.</param>
    public Goal? GoalOf(string? part) => Source.Goal is double bound
        ? (Kind == MetricKind.Rate ? Goal.Max(bound) : Goal.Min(bound))
        : Goals.Find(File, part is null ? Source.Of! : $"{Source.Of}: {part}");

    private static MetricKind ParseKind(string? text) => (text ?? "").Split(',')[0].Trim().ToUpperInvariant() switch
    {
        "SPEARMAN" => MetricKind.Spearman,
        "PEARSON" => MetricKind.Pearson,
        "AUC" => MetricKind.Auc,
        "MEAN AUC WITHIN PROMPT" => MetricKind.MeanAuc,
        "MACRO-F1" => MetricKind.MacroF1,
        "RATE" => MetricKind.Rate,
        _ => throw new NotUnderstoodException($"there is no metric '{text}'"),
    };
}
