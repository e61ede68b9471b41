using System.CommandLine;
using System.Runtime.CompilerServices;
using EmpathyGuard.Tool.Exchanges;
using EmpathyGuard.Tool.Output;
using EmpathyGuard.Tool.SecondOpinions;

namespace EmpathyGuard.Tool.Commands;

/// <summary><c>empathyguard score</c>: a file of exchanges in, a file of assessments out, a line each.</summary>
internal static class ScoreCommand
{
    public static Command Create(ToolEnvironment environment)
    {
        Argument<string> input = new("file")
        {
            Description = "Exchanges as JSON lines: {\"id\", \"messages\": [{\"role\", \"content\"}]}; '-' reads standard input. The last assistant message is the reply.",
        };
        Option<string> output = new("--output", "-o")
        {
            Description = "Where the assessments go, a JSON line each; '-' is standard output.",
            HelpName = "file|-",
            DefaultValueFactory = static _ => Files.Standard,
        };
        Option<string> profile = new("--profile", "-p")
        {
            Description = $"Whose thresholds label the scores: {ProfileNames}.",
            HelpName = "name",
            DefaultValueFactory = static _ => EmpathyProfile.General.Name,
        };
        Option<string> task = new("--task", "-t")
        {
            Description = "Whether a reply answers a person or renders a text (translation, summary, rewrite), which \"source\" may hold.",
            HelpName = "conversation|rendition",
            DefaultValueFactory = static _ => "conversation",
        };
        Option<string> scorer = Scorers.Option("Who scores: words alone, or words and meaning, some milliseconds slower.");
        Option<string?> weights = new("--weights") { Description = "Scores with weights of your own, from 'empathyguard fit'.", HelpName = "file" };
        Option<string?> judge = new("--judge")
        {
            Description = "Asks a model for a second opinion where the scorer is unsure: the base address of an OpenAI-compatible service. The conversations go there. Reads OPENAI_API_KEY.",
            HelpName = "url",
        };
        Option<string?> model = new("--model") { Description = "The model to ask, with --judge.", HelpName = "name" };
        Option<bool> judgeAll = new("--judge-all") { Description = "Asks it about every exchange, with --judge." };
        Option<string?> prices = new("--judge-prices")
        {
            Description = "Adds the cost per thousand replies to the summary, with --judge: a line for each model with its name and the prices of a million input and output tokens.",
            HelpName = "file",
        };
        Option<string?> calibration = new("--judge-calibration") { Description = "Turns its verdicts into scores by how it fared, with --judge: a file from 'empathyguard bench --judge'.", HelpName = "file" };
        Command command = new("score", $"Scores the reply of each exchange. The output has shape {AssessmentWriter.ShapeVersion}. Exit codes: 0 every line was scored, 1 some line was not, 2 nothing could be done.")
        {
            input,
            output,
            profile,
            task,
            scorer,
            weights,
            judge,
            model,
            judgeAll,
            prices,
            calibration,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new ScoreOptions
            {
                Input = parsed.GetRequiredValue(input),
                Output = parsed.GetRequiredValue(output),
                Profile = ParseProfile(parsed.GetRequiredValue(profile)),
                Task = ParseTask(parsed.GetRequiredValue(task)),
                Semantic = Scorers.IsSemantic(parsed.GetRequiredValue(scorer)),
                Weights = parsed.GetValue(weights),
                Judge = JudgeSettings.From(parsed.GetValue(judge), parsed.GetValue(model), parsed.GetValue(judgeAll), parsed.GetValue(prices), parsed.GetValue(calibration)),
            },
            environment,
            cancellationToken));
        return command;
    }

    private static string ProfileNames => string.Join(", ", EmpathyProfile.All.Select(static p => p.Name));

    private static async Task<int> RunAsync(ScoreOptions options, ToolEnvironment environment, CancellationToken cancellationToken)
    {
        Func<EmpathyExchange, EmpathyAssessment> scorer = Scorers.Of(environment, options.Semantic, options.Weights);
        JudgeTally? tally = null;
        if (options.Judge is { } settings)
        {
            TokenPrices? prices = settings.Prices is null ? null : TokenPrices.Read(settings.Prices, settings.Model);
            CascadeEmpathyScorer cascade = JudgeConnection.Create(settings, new Scorers.Adapter(scorer), environment, out JudgeEmpathyScorer judge);
            tally = new JudgeTally(judge.Model, prices);

            // A line is read into memory that the next one uses again, so one is judged at a time.
            scorer = exchange => cascade.AssessAsync(exchange, cancellationToken).AsTask().GetAwaiter().GetResult();
        }

        Stream input = Files.OpenInput(options.Input, environment);
        await using ConfiguredAsyncDisposable closingInput = input.ConfigureAwait(false);
        using LineOutput lines = new(Files.OpenOutput(options.Output, options.Input, environment));

        // A bar below lines that scroll past would only tear both.
        bool outputScrolls = options.Output == Files.Standard && environment.OutputIsTerminal;
        ScoreRun run = new(new ExchangeReader(input), lines, options, scorer, tally);
        try
        {
            int exitCode = await ProgressDisplay.RunAsync(
                environment,
                shown: !outputScrolls,
                total: input.CanSeek ? input.Length : null,
                monitor => run.RunAsync(monitor, cancellationToken)).ConfigureAwait(false);
            if (tally is not null)
            {
                await environment.Error.WriteLineAsync($"empathyguard: {tally}").ConfigureAwait(false);
            }

            return exitCode;
        }
        catch (OutputException e)
        {
            throw new ToolException($"cannot write to {Files.Describe(options.Output, "standard output")}: {Files.Why(options.Output, e.InnerException!)}", e);
        }
        catch (IOException e)
        {
            throw new ToolException($"cannot read {Files.Describe(options.Input, "standard input")}: {Files.Why(options.Input, e)}", e);
        }
    }

    private static EmpathyProfile ParseProfile(string name) => EmpathyProfile.TryGet(name, out EmpathyProfile? profile)
        ? profile
        : throw new ToolException($"unknown profile '{name}'; profiles are {ProfileNames}");

    private static EmpathyTask ParseTask(string name) =>
        name.Equals("conversation", StringComparison.OrdinalIgnoreCase) ? EmpathyTask.Conversation
        : name.Equals("rendition", StringComparison.OrdinalIgnoreCase) ? EmpathyTask.Rendition
        : throw new ToolException($"unknown task '{name}'; tasks are conversation, rendition");
}
