namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>A line of the benchmark as it stands in the file. Which members it has says what kind of item it is.</summary>
internal sealed record ItemLine
{
    public string? Id { get; init; }

    public EmpathyFailureMode? Mode { get; init; }

    public string? Kind { get; init; }

    public string? Form { get; init; }

    public string? Topic { get; init; }

    public string? Person { get; init; }

    public string? Voice { get; init; }

    public string? Half { get; init; }

    public IReadOnlyList<MessageLine>? Messages { get; init; }

    public string? Good { get; init; }

    public IReadOnlyList<DosedLine>? Bad { get; init; }

    public string? ParaphraseOf { get; init; }

    public IReadOnlyList<EmpathyFailureMode>? Declared { get; init; }

    public string? Reply { get; init; }

    public string? Clean { get; init; }

    public string? Fault { get; init; }

    public bool? Cue { get; init; }

    public string? Why { get; init; }

    public bool? Positive { get; init; }

    public IReadOnlyDictionary<string, double>? Shows { get; init; }

    public string? Trap { get; init; }

    public double? Stake { get; init; }

    public string? Risk { get; init; }

    public IReadOnlyList<PersonAsk>? Asks { get; init; }

    public IReadOnlyDictionary<EmpathyFailureMode, double>? Labels { get; init; }

    public IReadOnlyList<string>? Forms { get; init; }

    /// <summary>A message as it stands in the file.</summary>
    public sealed record MessageLine(EmpathyRole? Role, string? Content);

    /// <summary>A bad reply as it stands in the file.</summary>
    public sealed record DosedLine(int? Dose, string? Text);
}
