using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tool.Tests;

/// <summary>One run of the command in this process, with streams of its own.</summary>
internal sealed class ToolRun
{
    private ToolRun(int exitCode, byte[] output, string words, string errors, List<SeenExchange> seen)
    {
        ExitCode = exitCode;
        Output = Encoding.UTF8.GetString(output);
        Words = words;
        Errors = errors;
        Seen = seen;
    }

    public int ExitCode { get; }

    /// <summary>What went to standard output as a result.</summary>
    public string Output { get; }

    /// <summary>What went to standard output as help.</summary>
    public string Words { get; }

    public string Errors { get; }

    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What the scorer was handed.</summary>
    public List<SeenExchange> Seen { get; }

    public JsonElement Json(int line) => JsonDocument.Parse(Lines[line]).RootElement;

    /// <summary>Scores text from standard input with a scorer that only remembers what it saw.</summary>
    public static Task<ToolRun> ScoreAsync(string input, params string[] options) =>
        ScoreAsync(Encoding.UTF8.GetBytes(input), options);

    /// <summary>Scores bytes from standard input with a scorer that only remembers what it saw.</summary>
    public static Task<ToolRun> ScoreAsync(byte[] input, params string[] options) =>
        StartAsync(["score", "-", .. options], new MemoryStream(input));

    public static async Task<ToolRun> StartAsync(
        string[] args,
        Stream? input = null,
        Stream? output = null,
        Func<EmpathyExchange, EmpathyAssessment>? scorer = null,
        bool errorIsTerminal = false,
        bool outputIsTerminal = false,
        string? folder = null,
        TimeProvider? time = null,
        Func<Uri, string, string?, IChatClient>? connect = null,
        CancellationToken cancellationToken = default)
    {
        using MemoryStream collected = new();
        using StringWriter words = new();
        using StringWriter errors = new() { NewLine = "\n" };
        List<SeenExchange> seen = [];
        ToolEnvironment environment = new()
        {
            OpenInput = () => input ?? Stream.Null,
            OpenOutput = () => output ?? collected,
            Out = words,
            Error = errors,
            ErrorIsTerminal = errorIsTerminal,
            OutputIsTerminal = outputIsTerminal,
            Folder = folder ?? Path.GetTempPath(),
            Time = time ?? TimeProvider.System,
            Connect = connect ?? (static (_, _, _) => throw new InvalidOperationException("No judge was asked for.")),
            Variable = static name => name == "OPENAI_API_KEY" ? "key-of-the-test" : null,
            Scorer = exchange =>
            {
                seen.Add(SeenExchange.Of(exchange));
                return scorer is null ? Assessments.Plain : scorer(exchange);
            },
        };
        int exitCode = await EmpathyGuardCli.RunAsync(args, environment, cancellationToken);
        return new ToolRun(exitCode, collected.ToArray(), words.ToString(), errors.ToString(), seen);
    }
}
