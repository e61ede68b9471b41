using System.Text;
using EmpathyGuard.Tool.Bench.Report;
using Spectre.Console;

namespace EmpathyGuard.Tool.Output;

/// <summary>Shows a report on a terminal that is wide enough, and writes it as plain text otherwise.</summary>
internal static class ReportOutput
{
    public static void Show(ToolEnvironment environment, Action<IAnsiConsole> show, Action<TextWriter> write)
    {
        if (environment.OutputIsTerminal)
        {
            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Out) });
            if (console.Profile.Width >= TerminalReport.LeastWidth)
            {
                show(console);
            }
            else
            {
                write(environment.Out);
            }

            return;
        }

        try
        {
            using StreamWriter output = new(environment.OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            write(output);
        }
        catch (IOException e) when (new OutputException(e.Message, e).ReaderWentAway)
        {
            // Whoever reads us has enough; the files are written.
        }
        catch (IOException e)
        {
            throw new ToolException($"cannot write to standard output: {Files.Why("", e)}", e);
        }
    }
}
