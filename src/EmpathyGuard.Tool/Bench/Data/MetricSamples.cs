using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>What a metric read from the rows, a column each.</summary>
internal sealed class MetricSamples(MetricPlan plan)
{
    private readonly List<double[]> _figures = [];
    private readonly List<double[]> _labels = [];
    private readonly List<double> _lengths = [];
    private readonly List<int> _clusters = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _classed = new(StringComparer.Ordinal);

    public MetricPlan Plan { get; } = plan;

    public int Count => _figures.Count;

    /// <summary>Rows left out because the reply was not judged.</summary>
    public int Unjudged { get; private set; }

    /// <summary>Rows left out because they lack the label.</summary>
    public int Unlabelled { get; private set; }

    public double[] Lengths => [.. _lengths];

    /// <summary>The clusters of the rows, numbered from 0. One and the same instruction before every reply ties none of them together.</summary>
    public int[] Clusters => _numbers.Count == 1 && Plan.Kind != MetricKind.MeanAuc ? [.. Enumerable.Range(0, Count)] : [.. _clusters];

    public double[] Figure(int index) => [.. _figures.Select(row => row[index])];

    public double[] Label(int index) => [.. _labels.Select(row => row[index])];

    /// <summary>Takes up a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="assessment">Its assessment.</param>
    /// <param name="cluster">What rows share that hang together.</param>
    public void Add(DataRow row, EmpathyAssessment assessment, string cluster)
    {
        if (!Plan.Expression.Takes(row))
        {
            return;
        }

        double?[] labels = Plan.Classes is null
            ? [.. Plan.Labels.Select(label => label.Read(row))]
            : Plan.Classes.Read(row) is bool[] classes ? [.. classes.Select(static c => (double?)(c ? 1 : 0))] : [null];
        if (labels.Contains(null))
        {
            Unlabelled++;
            return;
        }

        // What was seen to do several things stands in the file once for each of them, and is one reply all the same.
        string? text = Plan.Classes is null ? null : string.Join('\0', row.Exchange.Messages.Select(static message => message.Text));
        if (text is not null && _classed.TryGetValue(text, out int before))
        {
            double[] known = _labels[before];
            for (int i = 0; i < known.Length; i++)
            {
                known[i] = Math.Max(known[i], labels[i]!.Value);
            }

            return;
        }

        double?[] figures = [.. Plan.Expression.Figures.Select(figure => figure.Read(row, assessment))];
        if (figures.Contains(null))
        {
            Unjudged++;
            return;
        }

        _figures.Add([.. figures.Select(static f => f!.Value)]);
        _labels.Add([.. labels.Select(static l => l!.Value)]);
        _lengths.Add(LengthOnly.Words(row.Reply));
        if (text is not null)
        {
            _classed.Add(text, Count - 1);
        }

        if (!_numbers.TryGetValue(cluster, out int number))
        {
            number = _numbers.Count;
            _numbers.Add(cluster, number);
        }

        _clusters.Add(number);
    }
}
