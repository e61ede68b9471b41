using System.CommandLine;
using EmpathyGuard.Tool.Bench;
using EmpathyGuard.Tool.SecondOpinions;

namespace EmpathyGuard.Tool.Commands;

/// <summary><c>empathyguard bench</c>: how good the scorer is, on the project's own items and on anybody's labelled data.</summary>
internal static class BenchCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        Option<string?> pairs = new("--pairs") { Description = "The benchmark. Default: tests/EmpathyPairs in this folder or one above it.", HelpName = "folder" };
        Option<string> half = new("--half")
        {
            Description = "Which half of the benchmark. No rule is written against the one held apart.",
            HelpName = "open|held|both",
            DefaultValueFactory = static _ => "held",
        };
        Option<string?> data = new("--data") { Description = "Labelled JSON lines with a manifest.json that says what is compared; see docs/bench.md.", HelpName = "folder" };
        Option<string?> json = new("--json") { Description = "Writes every figure as JSON.", HelpName = "file" };
        Option<string?> markdown = new("--markdown") { Description = "Writes every figure as Markdown.", HelpName = "file" };
        Option<string?> svg = new("--svg") { Description = "Draws the reliability plot.", HelpName = "file" };
        Option<string?> readme = new("--readme") { Description = "Replaces what stands between <!-- bench:begin --> and <!-- bench:end --> in a document.", HelpName = "file" };
        Option<string> scorer = Scorers.Option("Whose figures: of words, of words and meaning, or both side by side.", both: true);
        Option<string?> weights = new("--weights") { Description = "Scores with weights of your own, from 'empathyguard fit'.", HelpName = "file" };
        Option<string?> judge = new("--judge")
        {
            Description = "Calibrates a judge in place of measuring the scorer: asks a model of an OpenAI-compatible service about pairs and controls of the open half. Reads OPENAI_API_KEY.",
            HelpName = "url",
        };
        Option<string?> model = new("--model") { Description = "The model to ask, with --judge.", HelpName = "name" };
        Option<int> calls = new("--judge-calls")
        {
            Description = "About how many replies it is asked at most, a call each, with --judge.",
            HelpName = "number",
            DefaultValueFactory = static _ => CalibrationOptions.DefaultCalls,
        };
        Option<string?> calibration = new("--judge-calibration") { Description = "Where its calibration goes, with --judge. Default: judge-<model>.json in this folder.", HelpName = "file" };
        Command command = new("bench", "Measures the scorer. Exit codes: 0 everything was measured, 1 some line or metric was not, 2 nothing could be done. A missed goal is no error.")
        {
            pairs,
            half,
            data,
            json,
            markdown,
            svg,
            readme,
            scorer,
            weights,
            judge,
            model,
            calls,
            calibration,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            if (JudgeSettings.From(parsed.GetValue(judge), parsed.GetValue(model)) is { } settings)
            {
                Option? other = ((Option[])[half, data, json, markdown, svg, readme, scorer, weights]).FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
                return other is not null
                    ? throw new ToolException($"{other.Name} does not go with --judge, which calibrates on the open half and measures nothing else")
                    : new CalibrationRun(
                        new CalibrationOptions { Judge = settings, Pairs = parsed.GetValue(pairs), Calls = parsed.GetValue(calls), Output = parsed.GetValue(calibration) },
                        environment).RunAsync(cancellationToken);
            }

            if (parsed.GetResult(calls) is { Implicit: false } || parsed.GetResult(calibration) is not null)
            {
                throw new ToolException("--judge-calls and --judge-calibration go with --judge <url>");
            }

            BenchOptions options = new()
            {
                Pairs = parsed.GetValue(pairs),
                Half = ParseHalf(parsed.GetRequiredValue(half)),
                Data = parsed.GetValue(data),
                Semantic = Scorers.IsBoth(parsed.GetRequiredValue(scorer)) || Scorers.IsSemantic(parsed.GetRequiredValue(scorer)),
                Both = Scorers.IsBoth(parsed.GetRequiredValue(scorer)),
                Weights = parsed.GetValue(weights),
                Json = parsed.GetValue(json),
                Markdown = parsed.GetValue(markdown),
                Svg = parsed.GetValue(svg),
                Readme = parsed.GetValue(readme),
            };
            return Task.FromResult(new BenchRun(options, environment).Run(cancellationToken));
        });
        return command;
    }

    private static BenchHalf ParseHalf(string name) => name.ToUpperInvariant() switch
    {
        "OPEN" => BenchHalf.Open,
        "HELD" => BenchHalf.Held,
        "BOTH" => BenchHalf.Both,
        _ => throw new ToolException($"unknown half '{name}'; halves are open, held, both"),
    };
}
