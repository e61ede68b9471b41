using System.Globalization;
using System.Text;
using EmpathyGuard.Tool.Bench.Report;

namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>Measures the sets of a folder.</summary>
internal sealed class DataMeasurement(string folder, Judge judge, Action<string> complain)
{
    private const string FirstMessage = "first message";

    private readonly List<FigureTable> _tables = [];
    private readonly List<SkippedMetric> _skipped = [];

    public IReadOnlyList<FigureTable> Tables => _tables;

    /// <summary>What was asked for and could not be measured.</summary>
    public IReadOnlyList<SkippedMetric> Skipped => _skipped;

    /// <summary>Measures a set; without metrics there is nothing to do.</summary>
    public void Run(DataSet set, CancellationToken cancellationToken)
    {
        string name = set.File is { Length: > 0 } file ? file : "a set without \"file\"";
        try
        {
            Measure(set, name, cancellationToken);
        }
        catch (NotUnderstoodException e)
        {
            SkipAll(set, name, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SkipAll(set, name, Files.Why(Path.Combine(folder, set.File ?? ""), e));
        }
    }

    private void Measure(DataSet set, string name, CancellationToken cancellationToken)
    {
        if (set.Metrics is not { Count: > 0 } metrics)
        {
            return;
        }

        if (string.IsNullOrEmpty(set.File))
        {
            throw new NotUnderstoodException("the set has no \"file\"");
        }

        SetReader reader = new(set, complain);
        List<MetricSamples> samples = [];
        List<SkippedMetric> skipped = [];
        foreach (DataMetric metric in metrics)
        {
            try
            {
                samples.Add(new MetricSamples(MetricPlan.Of(set, metric)));
            }
            catch (NotUnderstoodException e)
            {
                skipped.Add(new SkippedMetric(name, metric.ToString(), e.Message));
            }
        }

        if (samples.Count > 0)
        {
            int number = 0;
            reader.Read(
                Path.Combine(folder, set.File),
                row =>
                {
                    number++;
                    EmpathyAssessment assessment = judge.Assess(row.Exchange, $"{name} row {number}");
                    string cluster = Cluster(set, row, number);
                    samples.ForEach(s => s.Add(row, assessment, cluster));
                },
                cancellationToken);
        }

        List<Figure> figures = [];
        foreach (MetricSamples sample in samples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                figures.AddRange(MetricFigures.Of(sample));
            }
            catch (NotUnderstoodException e)
            {
                skipped.Add(new SkippedMetric(name, sample.Plan.Source.ToString(), e.Message));
            }
        }

        // Only now: a file that cannot be read skips every metric of the set, once.
        _skipped.AddRange(skipped);
        if (figures.Count > 0)
        {
            _tables.Add(new FigureTable { Title = set.Licence is { Length: > 0 } licence ? $"{name} ({licence})" : name, Figures = figures });
        }
    }

    private void SkipAll(DataSet set, string name, string reason) =>
        _skipped.AddRange((set.Metrics ?? []).Select(metric => new SkippedMetric(name, metric.ToString(), reason)));

    // Answers to the same words are no independent witnesses, so they are resampled together.
    private static string Cluster(DataSet set, DataRow row, int number)
    {
        if (set.Group is { Length: > 0 } group && group != FirstMessage)
        {
            return row.Field(group) is { } value ? Values.Text(value) ?? "" : "";
        }

        int before = row.Exchange.ReplyIndex;
        if (row.Exchange.Messages.Take(before).All(static m => string.IsNullOrWhiteSpace(m.Text)))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        if (set.Group is not null)
        {
            return row.Exchange.Messages[0].Text;
        }

        StringBuilder history = new();
        for (int i = 0; i < before; i++)
        {
            _ = history.Append(row.Exchange.Messages[i].Text).Append('\0');
        }

        return history.ToString();
    }
}
