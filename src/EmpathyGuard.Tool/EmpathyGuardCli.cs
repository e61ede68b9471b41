using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using EmpathyGuard.Tool.Commands;

namespace EmpathyGuard.Tool;

/// <summary>The <c>empathyguard</c> command: parses the arguments and runs the subcommand.</summary>
internal static class EmpathyGuardCli
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolEnvironment environment, CancellationToken cancellationToken = default)
    {
        // Not a RootCommand: that one is called after the assembly, which is not what people type.
        Command root = new("empathyguard", "Scores what a model says to a person for four failures of empathy. Offline; needs no key.")
        {
            new HelpOption(),
            new VersionOption(),
            ScoreCommand.Create(environment),
            BenchCommand.Create(environment),
            FitCommand.Create(environment),
        };

        // A file may be called `@today.jsonl`; it is not a list of arguments.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors is [ParseError first, ..])
        {
            return await FailAsync(environment, $"{first.Message} See 'empathyguard --help'.").ConfigureAwait(false);
        }

        // Signals are ours (see Interruption): the library would end the process in the middle of a line after two seconds.
        InvocationConfiguration configuration = new()
        {
            Output = environment.Out,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };

        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (ToolException e)
        {
            return await FailAsync(environment, e.Message).ConfigureAwait(false);
        }
    }

    private static async Task<int> FailAsync(ToolEnvironment environment, string message)
    {
        await environment.Error.WriteLineAsync($"empathyguard: {message}").ConfigureAwait(false);
        return ExitCodes.Unusable;
    }
}
