using System.CommandLine;

namespace EmpathyGuard.Tool.Commands;

/// <summary><c>empathyguard fit</c>: makes the scorer's weights from labelled data.</summary>
internal static class FitCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        Option<string?> data = new("--data") { Description = "Labelled JSON lines with a manifest.json; only sets whose \"use\" is \"train\" are read. See docs/fit.md.", HelpName = "folder" };
        Option<string?> pairs = new("--pairs") { Description = "The benchmark, whose open half trains. Default: tests/EmpathyPairs in this folder or one above it, if it is there.", HelpName = "folder" };
        Option<string?> output = new("--output", "-o") { Description = "Where the weights go. Default: weights.txt, or heads.txt of the semantic scorer; nowhere with --check.", HelpName = "file" };
        Option<string> scorer = Scorers.Option("Whose: the weights of the lexical scorer, or the heads of the semantic one on top of the embedded weights.");
        Option<bool> calibrate = new("--calibrate") { Description = "Also bends the modes' scores to the data's labels: metrics 'auc' of 'modes.<mode>.score'." };
        Option<bool> check = new("--check") { Description = "Compares the result with the embedded weights." };
        Command command = new("fit", "Fits the scorer's weights, the same bytes on every run. Exit codes: 0 done, 1 some line was malformed or --check found a difference, 2 nothing could be done.")
        {
            data,
            pairs,
            output,
            scorer,
            calibrate,
            check,
        };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(new FitRun(
            new FitOptions
            {
                Data = parsed.GetValue(data),
                Pairs = parsed.GetValue(pairs),
                Output = parsed.GetValue(output),
                Semantic = Scorers.IsSemantic(parsed.GetRequiredValue(scorer)),
                Calibrate = parsed.GetValue(calibrate),
                Check = parsed.GetValue(check),
            },
            environment).Run(cancellationToken)));
        return command;
    }
}
