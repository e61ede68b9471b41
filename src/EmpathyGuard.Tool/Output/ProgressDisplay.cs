using System.Globalization;
using Spectre.Console;

namespace EmpathyGuard.Tool.Output;

/// <summary>Shows a bar on the standard error of a terminal while work goes on, and nothing anywhere else.</summary>
internal static class ProgressDisplay
{
    /// <summary>Does the work.</summary>
    /// <param name="environment">The environment; without a terminal there is no bar.</param>
    /// <param name="shown">Whether a bar is wanted.</param>
    /// <param name="total">The bytes that there are; <see langword="null"/> when unknown.</param>
    /// <param name="work">The work; returns the exit code.</param>
    public static async Task<int> RunAsync(ToolEnvironment environment, bool shown, long? total, Func<IRunMonitor, Task<int>> work)
    {
        if (!shown || !environment.ErrorIsTerminal)
        {
            return await work(new PlainMonitor(environment.Error)).ConfigureAwait(false);
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(environment.Error) });
        if (!console.Profile.Capabilities.Ansi)
        {
            return await work(new PlainMonitor(environment.Error)).ConfigureAwait(false);
        }

        BarMonitor? bar = null;
        int exitCode = await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                ProgressTask task = context.AddTask("scoring", maxValue: Math.Max(total ?? 1, 1));
                task.IsIndeterminate = total is null;
                bar = new BarMonitor(console, task);
                return work(bar);
            }).ConfigureAwait(false);
        console.WriteLine(bar!.Summary);
        return exitCode;
    }

    private sealed class BarMonitor(IAnsiConsole console, ProgressTask task) : IRunMonitor
    {
        public string Summary { get; private set; } = Counts(0, 0);

        // Through the console and not past it, so that the line lands above the bar.
        public void Complain(string line) => console.WriteLine(line);

        public void Report(long bytes, long scored, long failed)
        {
            Summary = Counts(scored, failed);
            task.Description = Summary;
            task.Value = task.IsIndeterminate ? 0 : bytes;
        }

        private static string Counts(long scored, long failed) => failed == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{scored:N0} scored")
            : string.Create(CultureInfo.InvariantCulture, $"{scored:N0} scored, {failed:N0} with a problem");
    }
}
