using System.CommandLine;
using System.CommandLine.Parsing;

namespace Quickstart;

/// <summary>The command line.</summary>
internal static class QuickstartCommand
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(string[] args, Shell shell)
    {
        ParseResult parsed = Create(shell).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return await FailAsync(shell, parsed.Errors[0].Message + " See --help.");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = shell.Out,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (QuickstartException exception)
        {
            return await FailAsync(shell, exception.Message);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    private static RootCommand Create(Shell shell)
    {
        Option<bool> stream = new("--stream") { Description = "Stream the replies: what the model writes, and what leaves the guard." };
        Option<bool> json = new("--json") { Description = "Print one JSON object per conversation, a line each." };
        Option<bool> list = new("--list") { Description = "List the conversations and end." };
        Option<bool> chat = new("--chat") { Description = "Talk to a guarded model. Ends with the input, or with Ctrl-C." };
        Option<string[]> only = new("--only") { Description = "Run only the conversation with this id; may be given several times.", HelpName = "id" };
        Option<string?> model = new("--model")
        {
            Description = "Ask this model of an OpenAI-compatible endpoint in place of the embedded replies. "
                + "Reads OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL.",
            HelpName = "name",
        };

        Option<QuickstartScorer> scorer = new("--scorer")
        {
            Description = "Which embedded scorer judges: lexical reads words, semantic also what sentences mean, both shows the two verdicts.",
            HelpName = "lexical|semantic|both",
            CustomParser = static result => Scorer(result),
            DefaultValueFactory = static _ => QuickstartScorer.Lexical,
        };

        Option<string?> judge = new("--judge")
        {
            Description = "Ask a model for a second opinion where the scorer is unsure, at this base address of an OpenAI-compatible service. "
                + "The conversations go there. Reads OPENAI_API_KEY, and OPENAI_BASE_URL where no address is given.",
            HelpName = "url",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> judgeModel = new("--judge-model") { Description = "The model to ask there, with --judge.", HelpName = "name" };
        Option<bool> judgeAll = new("--judge-all") { Description = "Ask it about every reply, with --judge." };

        RootCommand root = new("EmpathyGuard, seen at work. Without options: replays written conversations, with no key and no network.")
        {
            stream, json, list, only, model, chat, scorer, judge, judgeModel, judgeAll,
        };
        root.Validators.Add(result =>
        {
            if (result.GetValue(chat) && (result.GetValue(json) || result.GetValue(list) || result.GetValue(only) is { Length: > 0 }))
            {
                result.AddError("--chat goes with --model, --stream, --scorer and the options of a judge only.");
            }

            if (result.GetValue(chat) && result.GetValue(scorer) == QuickstartScorer.Both)
            {
                result.AddError("--scorer both shows two verdicts of a written conversation; a talk is guarded by one: lexical or semantic.");
            }
        });
        root.SetAction((parsed, cancellationToken) => QuickstartProgram.RunAsync(
            shell,
            new QuickstartSettings
            {
                Stream = parsed.GetValue(stream),
                Json = parsed.GetValue(json),
                List = parsed.GetValue(list),
                Chat = parsed.GetValue(chat),
                Only = parsed.GetValue(only) ?? [],
                Model = parsed.GetValue(model),
                Scorer = parsed.GetValue(scorer),
                Judge = parsed.GetResult(judge) is not null,
                JudgeAddress = parsed.GetValue(judge),
                JudgeModel = parsed.GetValue(judgeModel),
                JudgeAll = parsed.GetValue(judgeAll),
            },
            cancellationToken));
        return root;
    }

    // A number would name a member too; only the words do.
    private static QuickstartScorer Scorer(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        foreach (QuickstartScorer scorer in Enum.GetValues<QuickstartScorer>())
        {
            if (string.Equals(word, scorer.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return scorer;
            }
        }

        result.AddError($"There is no scorer '{word}': lexical, semantic or both.");
        return default;
    }

    private static async Task<int> FailAsync(Shell shell, string message)
    {
        await shell.Error.WriteLineAsync(Printable.Line(message));
        return Failed;
    }
}
