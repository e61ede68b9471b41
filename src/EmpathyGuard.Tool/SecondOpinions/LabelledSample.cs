using System.Security.Cryptography;
using System.Text;
using EmpathyGuard.Tool.Bench.Pairs;

namespace EmpathyGuard.Tool.SecondOpinions;

/// <summary>The replies that a judge is calibrated on: as many that fail in each mode as there are in which nothing does.</summary>
internal sealed class LabelledSample
{
    private LabelledSample(IReadOnlyList<LabelledReply> replies, int share, IReadOnlyList<EmpathyFailureMode> modes)
    {
        Replies = replies;
        Share = share;
        Modes = modes;
    }

    /// <summary>The replies.</summary>
    public IReadOnlyList<LabelledReply> Replies { get; }

    /// <summary>How many fail in each mode, and how many in none.</summary>
    public int Share { get; }

    /// <summary>The modes that there are pairs of.</summary>
    public IReadOnlyList<EmpathyFailureMode> Modes { get; }

    /// <summary>Takes a sample, the same one each time.</summary>
    /// <param name="items">The items; pairs and controls are taken from.</param>
    /// <param name="most">The most replies.</param>
    /// <exception cref="ToolException">There are no pairs, or too few replies are allowed.</exception>
    public static LabelledSample Of(IReadOnlyList<BenchItem> items, int most)
    {
        PairItem[] pairs = [.. items.OfType<PairItem>()];
        IGrouping<EmpathyFailureMode, PairItem>[] modes = [.. pairs.GroupBy(static pair => pair.Mode).OrderBy(static group => group.Key)];
        if (modes.Length == 0)
        {
            throw new ToolException("a judge is calibrated on pairs, and the open half holds none");
        }

        if (most < modes.Length + 1)
        {
            throw new ToolException($"--judge-calls must be at least {modes.Length + 1}: a reply for each mode and one in which nothing fails");
        }

        LabelledReply[][] failing = [.. modes.Select(static mode => mode.SelectMany(static pair => pair.Bad.Select(bad => new LabelledReply(pair.Id, pair.With(bad.Text), pair.Mode))).ToArray())];
        LabelledReply[] good = [.. pairs.Select(static pair => new LabelledReply(pair.Id, pair.With(pair.Good), null))];
        LabelledReply[] controls = [.. items.OfType<ControlItem>().Select(static control => new LabelledReply(control.Id, control.With(control.Reply), null))];

        // As many as fail: scores and thresholds are read on the scale on which half of the replies fail, as in the figures of the benchmark.
        int share = Math.Min(Math.Min(most / (modes.Length + 1), good.Length + controls.Length), failing.Min(static some => some.Length));

        // Good replies are what a failure is easily taken for, controls are what is common; each gives half where there are enough of both.
        int fromControls = Math.Max(Math.Min(share / 2, controls.Length), share - good.Length);
        return new LabelledSample(
            [.. failing.SelectMany(some => First(some, share)), .. First(good, share - fromControls), .. First(controls, fromControls)],
            share,
            [.. modes.Select(static mode => mode.Key)]);
    }

    // In the order of a hash: the same replies each time, no matter how the files are ordered, and the first of a larger sample are those of a smaller one.
    private static IEnumerable<LabelledReply> First(LabelledReply[] all, int count) => all.OrderBy(Hash, StringComparer.Ordinal).Take(count);

    private static string Hash(LabelledReply reply) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{reply.Id}:{reply.Exchange.Messages[reply.Exchange.ReplyIndex].Text}")));
}
