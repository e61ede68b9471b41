using System.Globalization;
using System.Text;

namespace CrisisLine.Load;

/// <summary>What the guard added.</summary>
internal sealed record LatencyResult(Lateness Bare, Lateness Guarded, IReadOnlyList<Lateness> BareRounds, IReadOnlyList<Lateness> GuardedRounds)
{
    private const double Goal = 20;

    public int Lost => Bare.Lost + Guarded.Lost;

    /// <summary>What is added is the median of the rounds' differences: a round in which the machine had something else to do moves it little.</summary>
    public string Table()
    {
        StringBuilder table = new();
        table.AppendLine(CultureInfo.InvariantCulture, $"                        without the guard      with the guard       added at p95, goal {Goal:0}");
        table.AppendLine("                          p50    p95    p99      p50    p95    p99      median   rounds");
        Row(table, "first words", static (lateness, quantile) => lateness.First(quantile));
        Row(table, "every piece of text", static (lateness, quantile) => lateness.Piece(quantile));
        Row(table, "end of the reply", static (lateness, quantile) => lateness.End(quantile));
        table.AppendLine(CultureInfo.InvariantCulture, $"  server's processor time a reply: {Bare.ProcessorTime:0.0} without, {Guarded.ProcessorTime:0.0} with");
        table.Append(CultureInfo.InvariantCulture, $"  lost replies: {Lost} of {Bare.Replies + Guarded.Replies + Lost}, goal 0");
        return table.ToString();
    }

    private void Row(StringBuilder table, string name, Func<Lateness, double, double> read)
    {
        double[] added = [.. BareRounds.Zip(GuardedRounds, (bare, guarded) => read(guarded, 0.95) - read(bare, 0.95))];
        string rounds = string.Join(' ', added.Select(static value => value.ToString("0.0", CultureInfo.InvariantCulture)));
        table.AppendLine(CultureInfo.InvariantCulture, $"  {name,-20}{Three(Bare, read)}  {Three(Guarded, read)}     {added.Order().ElementAt(added.Length / 2),7:0.0}   {rounds}");
    }

    private static string Three(Lateness lateness, Func<Lateness, double, double> read) =>
        string.Create(CultureInfo.InvariantCulture, $"{read(lateness, 0.5),7:0.0}{read(lateness, 0.95),7:0.0}{read(lateness, 0.99),7:0.0}");
}
