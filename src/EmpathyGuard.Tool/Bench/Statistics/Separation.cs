namespace EmpathyGuard.Tool.Bench.Statistics;

/// <summary>How well a score tells the rows with a label from those without.</summary>
internal static class Separation
{
    /// <summary>The area under the ROC curve: the chance that a labelled row scores above one that is not, a tie counting half.</summary>
    public static Statistic Auc(double[] scores, bool[] labels)
    {
        Ranking ranking = new(scores);
        return weights => Area(ranking, labels, null, weights);
    }

    /// <summary>The mean over groups of the area within each; a group with one kind of row only is left out.</summary>
    /// <param name="scores">The score of each row.</param>
    /// <param name="labels">The label of each row.</param>
    /// <param name="groups">The group of each row, from 0.</param>
    public static Statistic MeanAucWithin(double[] scores, bool[] labels, int[] groups)
    {
        int[][] members = [.. groups.Select(static (g, row) => (g, row)).GroupBy(static p => p.g).OrderBy(static g => g.Key).Select(static g => g.Select(static p => p.row).ToArray())];
        Ranking[] rankings = [.. members.Select(rows => new Ranking(rows.Select(row => scores[row]).ToArray()))];
        return weights =>
        {
            double sum = 0;
            double counted = 0;
            for (int g = 0; g < members.Length; g++)
            {
                // A resample draws whole groups, so a group's rows share one weight; what it weighs is how often it was drawn.
                double area = Area(rankings[g], labels, members[g], weights);
                if (!double.IsNaN(area))
                {
                    double drawn = weights[members[g][0]];
                    sum += drawn * area;
                    counted += drawn;
                }
            }

            return sum / counted;
        };
    }

    /// <summary>The largest share of labelled rows that a threshold finds while it takes at most a share of the others.</summary>
    public static Statistic RecallAtFalseAlarms(double share, double[] scores, bool[] labels)
    {
        Ranking ranking = new(scores);
        return weights =>
        {
            (double positives, double negatives) = Totals(labels, weights);
            double hits = 0;
            double falseAlarms = 0;
            double recall = 0;
            for (int run = ranking.RunCount - 1; run >= 0; run--)
            {
                foreach (int row in ranking.Run(run))
                {
                    hits += labels[row] ? weights[row] : 0;
                    falseAlarms += labels[row] ? 0 : weights[row];
                }

                if (falseAlarms > share * negatives)
                {
                    break;
                }

                recall = hits / positives;
            }

            return positives > 0 && negatives > 0 ? recall : double.NaN;
        };
    }

    private static (double Positives, double Negatives) Totals(bool[] labels, ReadOnlySpan<double> weights)
    {
        double positives = 0;
        double negatives = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            positives += labels[i] ? weights[i] : 0;
            negatives += labels[i] ? 0 : weights[i];
        }

        return (positives, negatives);
    }

    // The rows of the ranking are indices into members, or into the labels themselves where there are none.
    private static double Area(Ranking ranking, bool[] labels, int[]? members, ReadOnlySpan<double> weights)
    {
        double below = 0;
        double positives = 0;
        double area = 0;
        for (int run = 0; run < ranking.RunCount; run++)
        {
            double inside = 0;
            double beside = 0;
            foreach (int index in ranking.Run(run))
            {
                int row = members is null ? index : members[index];
                inside += labels[row] ? weights[row] : 0;
                beside += labels[row] ? 0 : weights[row];
            }

            area += inside * (below + (beside / 2));
            positives += inside;
            below += beside;
        }

        return positives > 0 && below > 0 ? area / (positives * below) : double.NaN;
    }
}
