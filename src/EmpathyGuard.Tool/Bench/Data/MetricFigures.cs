using EmpathyGuard.Tool.Bench.Report;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>Works out the figures of a metric from its samples.</summary>
internal static class MetricFigures
{
    /// <summary>From here on a signal counts as present.</summary>
    public const double Present = 0.5;

    /// <summary>Works them out.</summary>
    /// <exception cref="NotUnderstoodException">The rows do not define them.</exception>
    public static IReadOnlyList<Figure> Of(MetricSamples samples)
    {
        if (samples.Count == 0)
        {
            throw new NotUnderstoodException(
                samples.Unlabelled > 0 ? "no row has the label" : samples.Unjudged > 0 ? "no row could be judged" : "no row is asked for");
        }

        MetricPlan plan = samples.Plan;
        return plan.Kind switch
        {
            MetricKind.Rate => [Rate(samples)],
            MetricKind.MacroF1 => MacroF1(samples),
            _ => [.. Pairs(plan).Select(pair => Compared(samples, pair.Figure, pair.Label, pair.Part))],
        };
    }

    // One with one, each with its own, one with all or all with one.
    private static IEnumerable<(int Figure, int Label, string? Part)> Pairs(MetricPlan plan)
    {
        int figures = plan.Expression.Figures.Count;
        int labels = plan.Labels.Count;
        for (int i = 0; i < Math.Max(figures, labels); i++)
        {
            string? part = labels > 1 ? plan.Labels[i].Name : figures > 1 ? plan.Expression.Figures[i].Name : null;
            yield return (figures == 1 ? 0 : i, labels == 1 ? 0 : i, part);
        }
    }

    private static Figure Compared(MetricSamples samples, int figure, int label, string? part)
    {
        MetricPlan plan = samples.Plan;
        double[] scores = [.. samples.Figure(figure).Select(s => s * plan.Sign)];
        double[] labels = samples.Label(label);
        double[] lengths = samples.Lengths;
        int[] clusters = samples.Clusters;
        (Statistic own, Statistic length) = plan.Kind switch
        {
            MetricKind.Spearman => (Correlation.Spearman(scores, labels), Correlation.Spearman(lengths, labels)),
            MetricKind.Pearson => (Correlation.Pearson(scores, labels), Correlation.Pearson(lengths, labels)),
            MetricKind.Auc => (Separation.Auc(scores, Binary(labels)), Separation.Auc(lengths, Binary(labels))),
            _ => (Separation.MeanAucWithin(scores, Binary(labels), clusters), Separation.MeanAucWithin(lengths, Binary(labels), clusters)),
        };
        double baseline = Figures.Once(length, lengths.Length);
        return Figures.Resampled(
            Name(samples, part),
            own,
            clusters,
            plan.Kind is MetricKind.Spearman or MetricKind.Pearson ? Math.Abs(baseline) : LengthOnly.Area(baseline),
            plan.GoalOf(part));
    }

    private static Figure Rate(MetricSamples samples)
    {
        double[] values = samples.Figure(0);
        return values.All(static v => v is 0 or 1)
            ? Figures.Share(Name(samples, null), values, samples.Clusters, null, samples.Plan.GoalOf(null))
            : Figures.Resampled(Name(samples, null), Ratio.Mean(values), samples.Clusters, null, samples.Plan.GoalOf(null));
    }

    private static IReadOnlyList<Figure> MacroF1(MetricSamples samples)
    {
        MetricPlan plan = samples.Plan;
        int classes = plan.Expression.Figures.Count;
        if (plan.Classes is null && plan.Labels.Count != classes)
        {
            throw new NotUnderstoodException("macro-F1 needs a label for each figure, or \"classes\"");
        }

        double[][] figures = [.. Enumerable.Range(0, classes).Select(samples.Figure)];
        bool[][] labels = [.. Enumerable.Range(0, classes).Select(c => Binary(samples.Label(c)))];
        int[] all = [.. Enumerable.Range(0, samples.Count)];
        Figure each = F1(samples, ", each against all rows at .5", all, labels, (row, c) => figures[c][row] >= Present, plan.GoalOf(null));
        if (plan.Classes is null)
        {
            return [each];
        }

        // Whether the signals tell the classes apart, whatever their thresholds.
        int[] classed = [.. all.Where(row => labels.Any(l => l[row]))];
        return classed.Length == 0 || classes < 2
            ? [each]
            : [each, F1(samples, ", the largest, rows of these classes", classed, labels, (row, c) => Largest(figures, row) == c, null)];
    }

    private static Figure F1(MetricSamples samples, string how, int[] rows, bool[][] labels, Func<int, int, bool> predicts, Goal? goal)
    {
        int[] words = [.. samples.Lengths.Select(static l => (int)l)];
        int[] clusters = samples.Clusters;
        List<Statistic> parts = [];
        double baseline = 0;
        for (int c = 0; c < labels.Length; c++)
        {
            int number = c;
            bool[] truth = [.. rows.Select(row => labels[number][row])];
            parts.Add(Ratio.F1([.. rows.Select(row => predicts(row, number))], truth));
            baseline += LengthOnly.BestF1([.. rows.Where(row => labels[number][row]).Select(row => words[row])], [.. rows.Where(row => !labels[number][row]).Select(row => words[row])]);
        }

        return Figures.Resampled(Name(samples, null) + how, Ratio.MeanOf([.. parts]), Dense([.. rows.Select(row => clusters[row])]), baseline / labels.Length, goal);
    }

    private static int Largest(double[][] figures, int row)
    {
        int largest = 0;
        for (int c = 1; c < figures.Length; c++)
        {
            largest = figures[c][row] > figures[largest][row] ? c : largest;
        }

        return largest;
    }

    private static int[] Dense(int[] clusters)
    {
        Dictionary<int, int> numbers = [];
        return [.. clusters.Select(cluster =>
        {
            _ = numbers.TryAdd(cluster, numbers.Count);
            return numbers[cluster];
        })];
    }

    private static bool[] Binary(double[] labels)
    {
        double[] values = [.. labels.Distinct().Order()];
        return values.Length switch
        {
            > 2 => throw new NotUnderstoodException("the label has more than two values; give a condition, such as \"label > 0\""),
            2 => [.. labels.Select(l => l.Equals(values[1]))],
            _ => [.. labels.Select(static l => l > 0)],
        };
    }

    private static string Name(MetricSamples samples, string? part)
    {
        DataMetric source = samples.Plan.Source;
        string name = part is null ? source.ToString() : $"{source.Metric}: {source.Of} ({part})";
        string[] missing =
        [
            .. samples.Unlabelled > 0 ? (string[])[$"{samples.Unlabelled} without the label"] : [],
            .. samples.Unjudged > 0 ? (string[])[$"{samples.Unjudged} not judged"] : [],
        ];
        return missing.Length == 0 ? name : $"{name} [{string.Join(", ", missing)}]";
    }
}
