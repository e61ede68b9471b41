using System.Text.Json;
using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Tool.Bench.Data;
using EmpathyGuard.Tool.Bench.Statistics;

namespace EmpathyGuard.Tool.Fit;

/// <summary>
/// The sets of a folder that may train. What a set trains follows from its metrics: a signal that is fitted, feelings that are named in ordinary
/// comments, or, for a calibration, the score of a mode. A set whose <c>use</c> is not <c>train</c> is refused by name and never opened.
/// </summary>
internal sealed class TrainingSets(string folder, IReadOnlyList<DataSet> sets, Action<string> complain)
{
    /// <summary>The figure that words of intensity are fitted to.</summary>
    public const string AffectIntensity = "affect intensity";

    private const string MayTrain = "train";
    private const string MayNot = "measure-only";
    private const string Rendition = "rendition";
    private const string Comments = "named emotions";

    // Every so many comments are enough for a counterweight.
    private const int CommentStride = 10;

    private readonly List<TrainingSet> _used = [];

    /// <summary>The sets that were read, in the order of the manifest.</summary>
    public IReadOnlyList<TrainingSet> Used => [.. _used.OrderBy(used => sets.ToList().FindIndex(set => set.File == used.File))];

    /// <summary>Those that must not train, with the reason.</summary>
    public IReadOnlyList<(string File, string Why)> Refused { get; private set; } = [];

    /// <summary>Takes the sets of a manifest that may train.</summary>
    /// <exception cref="ToolException">A set says that it may train and lies where nothing may.</exception>
    public static TrainingSets Of(string folder, Manifest manifest, Action<string> complain)
    {
        List<DataSet> taken = [];
        List<(string, string)> refused = [];
        foreach (DataSet set in manifest.Sets ?? [])
        {
            string file = set.File is { Length: > 0 } name ? name : "a set without \"file\"";
            string[] parts = file.Split('/', '\\');
            if (set.Use != MayTrain)
            {
                refused.Add((file, set.Use is null ? "it does not say \"use\": \"train\"" : $"its use is '{set.Use}'"));
            }
            else if (parts.Contains(MayNot, StringComparer.OrdinalIgnoreCase) || parts.Contains("..") || Path.IsPathRooted(file))
            {
                throw new ToolException($"refusing to train on '{file}': it lies in {MayNot} or outside the folder, whatever its \"use\" says");
            }
            else
            {
                taken.Add(set);
            }
        }

        return new TrainingSets(folder, taken, complain) { Refused = refused };
    }

    /// <summary>The rows of a signal, and the files that they are from.</summary>
    public (IReadOnlyList<FitRow> Rows, string Source) Signal(SignalModel model, ExchangeFeatures features, CancellationToken cancellationToken)
    {
        List<FitRow> rows = [];
        List<string> files = [];
        foreach ((DataSet set, MetricPlan plan) in Plans(static plan => plan.Kind is MetricKind.Spearman or MetricKind.Pearson or MetricKind.Auc or MetricKind.MacroF1))
        {
            int figure = plan.Expression.Figures.ToList().FindIndex(quantity => quantity.Name == model.Name);
            if (figure < 0 || !plan.Source.Of!.StartsWith("signals.", StringComparison.Ordinal))
            {
                continue;
            }

            // Two rows with one reply are one witness that may have seen more than one thing.
            Dictionary<string, FitRow> seen = new(StringComparer.Ordinal);
            foreach ((DataRow row, double label) in Labelled(set, plan, figure, cancellationToken))
            {
                int at = row.Exchange.ReplyIndex;
                EmpathyMessage[] history = [.. row.Exchange.Messages.Take(at)];
                string key = string.Join('\0', [.. history.Select(static m => m.Text), row.Reply]);
                if (!seen.TryGetValue(key, out FitRow? before))
                {
                    ReplyReading reading = features.Reply(history, row.Reply);
                    seen.Add(key, new FitRow(model.Read(reading), label, 1, Folds.Of(Group(row)), LengthOnly.Words(row.Reply)));
                }
                else if (label > before.Label)
                {
                    seen[key] = before with { Label = label };
                }
            }

            double most = seen.Values.Select(static row => row.Label).DefaultIfEmpty().Max();
            double least = seen.Values.Select(static row => row.Label).DefaultIfEmpty().Min();
            rows.AddRange(seen.Values.Where(_ => most > least).Select(row => row with { Label = (row.Label - least) / (most - least) }));
            Use(set, seen.Count);
            files.Add(set.File!);
        }

        return (rows, string.Join(", ", files));
    }

    /// <summary>Renditions with labels of two values for sentiment attenuation, each with how far what it lost lets its score go.</summary>
    public (IReadOnlyList<(FitRow Row, double Share)> Rows, string Source) Renditions(ExchangeFeatures features, CancellationToken cancellationToken)
    {
        List<(FitRow, double)> rows = [];
        List<string> files = [];
        foreach ((DataSet set, MetricPlan plan) in Plans(static plan => plan.Kind == MetricKind.Auc))
        {
            if (set.Task != Rendition || plan.Source.Of != $"modes.{WeightLayout.Modes[(int)EmpathyFailureMode.SentimentAttenuation]}.score")
            {
                continue;
            }

            int before = rows.Count;
            foreach ((DataRow row, double label) in Labelled(set, plan, 0, cancellationToken))
            {
                string source = row.Exchange.Source ?? row.Exchange.Messages.Take(row.Exchange.ReplyIndex).LastOrDefault(static m => m.Role == EmpathyRole.User)?.Text ?? "";
                (double[] read, double reach) = features.Rendition(source, row.Reply);
                rows.Add((new FitRow(read, (plan.Sign > 0 ? label > 0.5 : label > -0.5) ? 1 : 0, 1, Folds.Of(source), LengthOnly.Words(row.Reply)), reach));
            }

            Use(set, rows.Count - before);
            files.Add(set.File!);
        }

        return (rows, string.Join(", ", files));
    }

    /// <summary>Every so many of the ordinary comments.</summary>
    public IReadOnlyList<string> ReadComments(CancellationToken cancellationToken)
    {
        List<string> texts = [];
        foreach (DataSet set in sets.Where(static set => set.Shape == "text" && set.Metrics?.Any(static metric => metric.Of == Comments) == true))
        {
            int before = texts.Count;
            int number = 0;
            Open(set, row =>
            {
                if (number++ % CommentStride == 0)
                {
                    texts.Add(row.Reply);
                }
            }, cancellationToken);
            Use(set, texts.Count - before);
        }

        return texts;
    }

    /// <summary>The texts that readers graded by a figure, such as <c>valence</c>: the mean of the grades where a metric has several.</summary>
    /// <param name="of">The figure.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public (IReadOnlyList<LabelledText> Rows, string Source) Graded(string of, CancellationToken cancellationToken)
    {
        List<LabelledText> rows = [];
        List<string> files = [];
        foreach ((DataSet set, MetricPlan plan) in Plans(static plan => plan.Kind is MetricKind.Spearman or MetricKind.Pearson))
        {
            if (plan.Source.Of != of || set.Shape != "text")
            {
                continue;
            }

            int before = rows.Count;
            List<(string Text, double[] Labels)> read = [];
            Open(set, row =>
            {
                double?[] labels = [.. plan.Labels.Select(label => label.Read(row))];
                if (!labels.Contains(null) && plan.Expression.Takes(row))
                {
                    read.Add((row.Reply, [.. labels.Select(label => plan.Sign * label!.Value)]));
                }
            }, cancellationToken);
            double[] units = [.. Enumerable.Range(0, plan.Labels.Count).Select(label => read.Count == 0 ? 1 : read.Max(row => Math.Abs(row.Labels[label])))];
            double[] means = [.. Enumerable.Range(0, plan.Labels.Count).Select(label => plan.Labels.Count == 1 || read.Count == 0 ? 0 : read.Average(row => row.Labels[label]))];
            double[] spreads = [.. Enumerable.Range(0, plan.Labels.Count).Select(label => plan.Labels.Count == 1
                ? Math.Max(1e-9, units[label])
                : Math.Max(1e-9, Math.Sqrt(read.Average(row => (row.Labels[label] - means[label]) * (row.Labels[label] - means[label])))))];
            rows.AddRange(read.Select(row => new LabelledText(row.Text, row.Labels.Select((label, i) => (label - means[i]) / spreads[i]).Average(), Folds.Of(row.Text))));
            Use(set, rows.Count - before);
            files.Add(set.File!);
        }

        return (rows, string.Join(", ", files));
    }

    /// <summary>The texts in which readers looked for feelings, and for each feeling whether they found it; <see langword="null"/> where no set says.</summary>
    public (IReadOnlyList<LabelledText> Rows, bool[]?[] Labels, string Source) Feelings(CancellationToken cancellationToken)
    {
        List<LabelledText> rows = [];
        List<bool[]> found = [];
        List<string> files = [];
        IReadOnlyList<Quantity> figures = [];
        foreach ((DataSet set, MetricPlan plan) in Plans(static plan => plan.Kind == MetricKind.MacroF1 && plan.Classes is not null))
        {
            if (plan.Source.Of != Comments || set.Shape != "text" || files.Count > 0)
            {
                continue;
            }

            figures = plan.Expression.Figures;
            Open(set, row =>
            {
                if (plan.Classes!.Read(row) is bool[] has && plan.Expression.Takes(row))
                {
                    rows.Add(new LabelledText(row.Reply, 0, Folds.Of(row.Reply)));
                    found.Add(has);
                }
            }, cancellationToken);
            Use(set, rows.Count);
            files.Add(set.File!);
        }

        bool[]?[] labels =
        [
            .. WeightLayout.FeelingNames.Select(name => figures.ToList().FindIndex(figure => figure.Name == name) is int at and >= 0
                ? (bool[]?)[.. found.Select(has => has[at])]
                : null),
        ];
        return (rows, labels, string.Join(", ", files));
    }

    /// <summary>The scores of a mode with labels of two values, for its calibration.</summary>
    public (IReadOnlyList<FitRow> Rows, string Source) Scores(EmpathyFailureMode mode, LexicalEmpathyScorer scorer, CancellationToken cancellationToken)
    {
        List<FitRow> rows = [];
        List<string> files = [];
        string of = $"modes.{WeightLayout.Modes[(int)mode]}.score";
        foreach ((DataSet set, MetricPlan plan) in Plans(static plan => plan.Kind == MetricKind.Auc))
        {
            string asked = plan.Source.Of!;
            if (set.Task == Rendition || (asked != of && !asked.StartsWith(of + " ", StringComparison.Ordinal)))
            {
                continue;
            }

            int before = rows.Count;
            foreach ((DataRow row, double label) in Labelled(set, plan, 0, cancellationToken))
            {
                if (scorer.Assess(row.Exchange).Modes[mode].Score is double score)
                {
                    rows.Add(new FitRow([score], (plan.Sign > 0 ? label > 0.5 : label > -0.5) ? 1 : 0, 1, Folds.Of(Group(row)), LengthOnly.Words(row.Reply)));
                }
            }

            Use(set, rows.Count - before);
            files.Add(set.File!);
        }

        return (rows, string.Join(", ", files));
    }

    private IEnumerable<(DataSet Set, MetricPlan Plan)> Plans(Func<MetricPlan, bool> isWanted)
    {
        foreach (DataSet set in sets.Where(static set => set.File is { Length: > 0 }))
        {
            foreach (DataMetric metric in set.Metrics ?? [])
            {
                MetricPlan plan;
                try
                {
                    plan = MetricPlan.Of(set, metric);
                }
                catch (NotUnderstoodException)
                {
                    // A metric that nothing is fitted to; `bench` says what it does not understand.
                    continue;
                }

                if (isWanted(plan))
                {
                    yield return (set, plan);
                }
            }
        }
    }

    private List<(DataRow Row, double Label)> Labelled(DataSet set, MetricPlan plan, int figure, CancellationToken cancellationToken)
    {
        List<(DataRow, double)> rows = [];
        Open(set, row =>
        {
            double? label = plan.Classes is ClassTable classes
                ? classes.Read(row) is bool[] has ? (has[figure] ? 1 : 0) : null
                : plan.Labels[plan.Labels.Count == 1 ? 0 : figure].Read(row);
            if (label is double value && plan.Expression.Takes(row))
            {
                rows.Add((row with { Root = row.Root.Clone() }, plan.Sign * value));
            }
        }, cancellationToken);
        return rows;
    }

    private void Open(DataSet set, Action<DataRow> take, CancellationToken cancellationToken)
    {
        string path = Path.Combine(folder, set.File!);
        try
        {
            new SetReader(set, complain).Read(path, take, cancellationToken);
        }
        catch (NotUnderstoodException e)
        {
            throw new ToolException($"cannot read '{path}': {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ToolException($"cannot read '{path}': {Files.Why(path, e)}", e);
        }
    }

    private void Use(DataSet set, int rows)
    {
        TrainingSet used = new(set.File!, set.Licence ?? "licence unknown", rows);
        int at = _used.FindIndex(other => other.File == used.File);
        if (at < 0)
        {
            _used.Add(used);
        }
        else
        {
            _used[at] = used with { Rows = Math.Max(rows, _used[at].Rows) };
        }
    }

    // Rows of one conversation share what stands before the first bar of their ids; they are left out together.
    private static string Group(DataRow row) =>
        row.Field("id") is JsonElement id && Values.Text(id) is string text && text.Split('|')[0] is { Length: > 0 } start && start != MayTrain ? start : row.Reply;
}
