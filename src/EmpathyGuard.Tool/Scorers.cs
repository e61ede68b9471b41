using System.CommandLine;

namespace EmpathyGuard.Tool;

/// <summary>Whose assessments a command asks for.</summary>
internal static class Scorers
{
    private const string Lexical = "lexical";
    private const string Semantic = "semantic";
    private const string BothNames = "both";

    /// <summary>The option that names a scorer.</summary>
    /// <param name="description">What it is for.</param>
    /// <param name="both">Whether both may be asked for.</param>
    public static Option<string> Option(string description, bool both = false) => new("--scorer") { Description = description, HelpName = $"{Lexical}|{Semantic}{(both ? $"|{BothNames}" : "")}", DefaultValueFactory = static _ => Lexical };

    /// <summary>Whether a name is that of the semantic scorer.</summary>
    /// <exception cref="ToolException">It is nobody's name.</exception>
    public static bool IsSemantic(string name) =>
        name.Equals(Semantic, StringComparison.OrdinalIgnoreCase)
        || (name.Equals(Lexical, StringComparison.OrdinalIgnoreCase) ? false : throw new ToolException($"unknown scorer '{name}'; scorers are {Lexical}, {Semantic}"));

    /// <summary>Whether a name asks for both scorers side by side.</summary>
    public static bool IsBoth(string name) => name.Equals(BothNames, StringComparison.OrdinalIgnoreCase);

    /// <summary>The scorer that was asked for: the environment's, the semantic one, or the lexical one with weights from a file.</summary>
    /// <exception cref="ToolException">The weights cannot be read, or the scorer has its own.</exception>
    public static Func<EmpathyExchange, EmpathyAssessment> Of(ToolEnvironment environment, bool semantic, string? weightsFile)
    {
        if (semantic)
        {
            return weightsFile is null ? OfMeaning() : throw new ToolException("--weights are the lexical scorer's; the semantic one has its own");
        }

        if (weightsFile is null)
        {
            return environment.Scorer;
        }

        try
        {
            return new LexicalEmpathyScorer(EmpathyWeights.Load(weightsFile)).Assess;
        }
        catch (FormatException e)
        {
            throw new ToolException($"cannot read '{weightsFile}': {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ToolException($"cannot read '{weightsFile}': {Files.Why(weightsFile, e)}", e);
        }
    }

    /// <summary>A function as a scorer, for what takes no other.</summary>
    internal sealed class Adapter(Func<EmpathyExchange, EmpathyAssessment> score) : IEmpathyScorer
    {
        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) => new(score(exchange));
    }

    private static Func<EmpathyExchange, EmpathyAssessment> OfMeaning()
    {
        try
        {
            return SemanticEmpathyScorer.Shared.Assess;
        }
        catch (InvalidDataException e)
        {
            throw new ToolException(e.Message, e);
        }
    }
}
