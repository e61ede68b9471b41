using System.Globalization;

namespace EmpathyGuard.Tests.Scoring;

/// <summary>How the four scores move over the corpus under one change.</summary>
internal sealed class Changes
{
    private readonly List<Change> _changes = [];

    private Changes()
    {
    }

    /// <summary>How many exchanges the change touched.</summary>
    public int Count => _changes.Count / 4;

    /// <summary>Scores that changed their label, as a share; those that lost or won a score count.</summary>
    public double Flipped => Share(static c => c.Flipped);

    public static Changes OfPerson(Func<string, string> change) => Of(PairsCorpus.All.Where(item => item.IsChangedBy(change)), change, null);

    public static Changes OfReply(Func<string, string> change) => Of(PairsCorpus.All, null, change);

    public static Changes Of(IEnumerable<PairsCorpus.Item> items, Func<string, string>? person, Func<string, string>? reply)
    {
        var changes = new Changes();
        foreach (PairsCorpus.Item item in items)
        {
            EmpathyAssessment before = item.Unchanged;
            EmpathyAssessment after = item.Assess(person, reply);
            for (int i = 0; i < 4; i++)
            {
                var mode = (EmpathyFailureMode)i;
                ModeAssessment was = before.Modes[mode];
                ModeAssessment now = after.Modes[mode];
                changes._changes.Add(new Change(item.Id, mode, (now.Score ?? 0) - (was.Score ?? 0), was.Label != now.Label));
            }
        }

        Assert.True(changes.Count > 20, $"Only {changes.Count} exchanges are touched.");
        return changes;
    }

    /// <summary>The changes of one mode.</summary>
    public Changes In(EmpathyFailureMode mode)
    {
        var changes = new Changes();
        changes._changes.AddRange(_changes.Where(c => c.Mode == mode));
        return changes;
    }

    /// <summary>The share of scores that rose by more than an amount.</summary>
    public double RoseBy(double amount) => Share(c => c.By > amount);

    /// <summary>The share of scores that fell by more than an amount.</summary>
    public double FellBy(double amount) => Share(c => c.By < -amount);

    /// <summary>The share of scores that moved by more than an amount.</summary>
    public double MovedBy(double amount) => Share(c => Math.Abs(c.By) > amount);

    /// <summary>The size of the change below which a share of the scores stay.</summary>
    public double Quantile(double share) => _changes.Select(static c => Math.Abs(c.By)).Order().ElementAt((int)(share * (_changes.Count - 1)));

    /// <summary>The largest changes, for a message.</summary>
    public override string ToString() => string.Join("; ", _changes.OrderByDescending(static c => Math.Abs(c.By)).Take(5).Select(static c =>
        string.Create(CultureInfo.InvariantCulture, $"{c.Id} {c.Mode} {c.By:+0.000;-0.000}")));

    private double Share(Func<Change, bool> counts) => (double)_changes.Count(counts) / _changes.Count;

    private sealed record Change(string Id, EmpathyFailureMode Mode, double By, bool Flipped);
}
