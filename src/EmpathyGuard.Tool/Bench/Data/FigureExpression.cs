namespace EmpathyGuard.Tool.Bench.Data;

/// <summary>The <c>of</c> of a metric: figures, and the rows that they are read from.</summary>
internal sealed class FigureExpression
{
    private const string Where = " where ";
    private const string Among = " among ";
    private const string WithQuestion = "replies with a question mark";

    private readonly IReadOnlyList<Condition> _conditions;
    private readonly bool _questionsOnly;

    private FigureExpression(IReadOnlyList<Quantity> figures, IReadOnlyList<Condition> conditions, bool questionsOnly)
    {
        Figures = figures;
        _conditions = conditions;
        _questionsOnly = questionsOnly;
    }

    /// <summary>The figures, at least one.</summary>
    public IReadOnlyList<Quantity> Figures { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="NotUnderstoodException">Part of it is not understood.</exception>
    public static FigureExpression Parse(string text)
    {
        List<Condition> conditions = [];
        if (Cut(ref text, Where) is string where)
        {
            conditions.AddRange(where.Split(" and ").Select(static part =>
                Condition.TryParse(part) ?? throw new NotUnderstoodException($"'{part.Trim()}' is no condition")));
        }

        string? among = Cut(ref text, Among);
        return among is null or WithQuestion
            ? new FigureExpression(Quantities.Parse(text.Trim()), conditions, among is not null)
            : throw new NotUnderstoodException($"'among {among}' is not understood");
    }

    /// <summary>Whether a row is one of those that are asked for.</summary>
    public bool Takes(DataRow row) =>
        (!_questionsOnly || row.Reply.Contains('?', StringComparison.Ordinal)) && _conditions.All(condition => condition.Holds(row) == true);

    private static string? Cut(ref string text, string word)
    {
        int at = text.IndexOf(word, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        string after = text[(at + word.Length)..].Trim();
        text = text[..at];
        return after;
    }
}
