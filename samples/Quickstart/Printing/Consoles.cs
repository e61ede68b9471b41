using Spectre.Console;

namespace Quickstart;

/// <summary>Makes the console that fits the shell.</summary>
internal static class Consoles
{
    private const int Narrowest = 20;
    private const int Widest = 110;

    public static IAnsiConsole Create(Shell shell)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(shell.Out),
            Ansi = shell.IsPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = shell.IsPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });

        // A width of nothing, as some pipes report, and a width of a wall are both hard to read.
        console.Profile.Width = Math.Clamp(shell.Width ?? console.Profile.Width, Narrowest, Widest);
        return console;
    }
}
