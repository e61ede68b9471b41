using System.Text.Json;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>Reads one line of the benchmark.</summary>
internal static class ItemReader
{
    /// <summary>Reads a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="half">The half of the folder that it stands in.</param>
    /// <exception cref="FormatException">It is no item; the message says why without quoting it.</exception>
    public static BenchItem Read(string text, BenchHalf half)
    {
        ItemLine? line;
        try
        {
            line = JsonSerializer.Deserialize(text, ItemLineContext.Default.ItemLine);
        }
        catch (JsonException e)
        {
            throw new FormatException($"not an item: {Where(e)}", e);
        }

        if (line is null)
        {
            throw new FormatException("not an item: null");
        }

        string stated = Need(line.Half, "half");
        return stated.Equals(half.ToString(), StringComparison.OrdinalIgnoreCase)
            ? Build(line, half)
            : throw new FormatException($"\"half\" is not {half.ToString().ToLowerInvariant()}, where the file lies");
    }

    private static BenchItem Build(ItemLine line, BenchHalf half)
    {
        if (line.Positive is bool positive)
        {
            ItemHead of = new(Need(line.Id, "id"), Need(line.Kind, "kind"), "", "", line.Voice ?? "", half, ReadMessages(line.Messages));
            if (line.Shows is null && Enum.TryParse(of.Kind, ignoreCase: true, out CounterEmpathy counter))
            {
                return new CounterSentenceItem(of) { Text = Need(line.Reply, "reply"), Counter = counter, Positive = positive, Trap = line.Trap ?? "" };
            }

            return new SentenceItem(of) { Text = Need(line.Reply, "reply"), Positive = positive, Shows = line.Shows ?? throw new FormatException("no \"shows\""), Trap = line.Trap ?? "" };
        }

        // The later messages of risk were written without tags.
        string Tag(string? value, string name) => line.Cue is null ? Need(value, name) : value ?? "";
        ItemHead head = new(
            Need(line.Id, "id"), Need(line.Form ?? line.Kind, "kind"), Tag(line.Topic, "topic"), Tag(line.Person, "person"), line.Voice ?? "", half, ReadMessages(line.Messages))
        { Risk = line.Risk, Asks = line.Asks };
        if (line.ParaphraseOf is not null)
        {
            return new ParaphraseItem(head)
            {
                Of = Need(line.ParaphraseOf, "paraphraseOf"),
                Mode = line.Mode ?? throw new FormatException("no \"mode\""),
                Good = Need(line.Good, "good"),
                Bad = ReadDoses(line.Bad ?? throw new FormatException("no \"bad\"")),
            };
        }

        if (line.Bad is not null)
        {
            return new PairItem(head)
            {
                Mode = line.Mode ?? throw new FormatException("no \"mode\""),
                Good = Need(line.Good, "good"),
                Bad = ReadDoses(line.Bad),
                Declared = line.Declared ?? [],
            };
        }

        if (line.Fault is not null)
        {
            return new OverEmpathyItem(head) { Clean = Need(line.Clean, "clean"), Fault = line.Fault };
        }

        if (line.Labels is not null)
        {
            return new WholeItem(head)
            {
                Reply = Need(line.Reply, "reply"),
                Stake = line.Stake ?? throw new FormatException("no \"stake\""),
                Degrees = [.. Enum.GetValues<EmpathyFailureMode>().Select(mode => ReadDegree(line.Labels, mode))],
                Forms = line.Forms ?? [],
            };
        }

        return line.Cue is bool cue
            ? new RiskItem(head) { Cue = cue, Why = line.Why ?? "" }
            : new ControlItem(head) { Reply = Need(line.Reply, "reply") };
    }

    private static double ReadDegree(IReadOnlyDictionary<EmpathyFailureMode, double> labels, EmpathyFailureMode mode) =>
        labels.TryGetValue(mode, out double degree) && degree is >= 0 and <= 3 ? degree : throw new FormatException($"\"labels\" has no degree from 0 to 3 for {mode}");

    private static EmpathyMessage[] ReadMessages(IReadOnlyList<ItemLine.MessageLine>? lines)
    {
        EmpathyMessage[] messages = [.. (lines ?? []).Select(static line => new EmpathyMessage(
            line.Role ?? throw new FormatException("a message has no \"role\""),
            line.Content ?? throw new FormatException("a message has no \"content\"")))];
        return messages is [.., { Role: EmpathyRole.User }] ? messages : throw new FormatException("the last of \"messages\" is not the person's");
    }

    private static DosedReply[] ReadDoses(IReadOnlyList<ItemLine.DosedLine> lines)
    {
        DosedReply[] replies = [.. lines.Select(static line => new DosedReply(
            line.Dose ?? throw new FormatException("a bad reply has no \"dose\""),
            line.Text ?? throw new FormatException("a bad reply has no \"text\""))).OrderBy(static reply => reply.Dose)];
        return replies.Length > 0 ? replies : throw new FormatException("\"bad\" is empty");
    }

    private static string Need(string? value, string name) => value is { Length: > 0 } ? value : throw new FormatException($"no \"{name}\"");

    // The path names members and never their values.
    private static string Where(JsonException e) => e.Path is { Length: > 1 } path ? $"something is wrong at {path}" : "not valid JSON, or no object";
}
