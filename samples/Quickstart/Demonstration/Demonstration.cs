using Spectre.Console;

namespace Quickstart;

/// <summary>Runs the conversations one after another and prints each as it ends.</summary>
internal sealed class Demonstration(Shell shell, ConversationRunner runner, QuickstartSettings settings)
{
    private readonly IAnsiConsole _console = Consoles.Create(shell);

    public async Task RunAsync(IReadOnlyList<Conversation> conversations, CancellationToken cancellationToken)
    {
        ResultPrinter printer = new(_console, shell.IsPlain);
        List<ConversationResult> results = [];
        foreach (Conversation conversation in conversations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ConversationResult result = (settings.Stream, settings.Json) switch
            {
                (true, false) => await StreamAsync(printer, conversation, cancellationToken),
                (true, true) => await runner.StreamAsync(conversation, static _ => { }, cancellationToken),
                _ => await runner.RunAsync(conversation, cancellationToken),
            };
            results.Add(result);
            if (settings.Json)
            {
                await shell.Out.WriteLineAsync(JsonResults.Line(result));
            }
            else if (!settings.Stream)
            {
                printer.Open(conversation, result.DraftAssessment);
                printer.Judged(result);
                printer.Delivered(result);
            }
        }

        if (!settings.Json)
        {
            SummaryTable.Print(_console, results);
        }

        if (Words.Unjudged([.. results.Select(static result => result.DraftAssessment)]) is { } unjudged)
        {
            await shell.Error.WriteLineAsync(Printable.Line(unjudged));
        }
    }

    // Two streams are seen one after the other: the model's, which the guard holds back, and the guard's, which the person gets.
    private async Task<ConversationResult> StreamAsync(ResultPrinter printer, Conversation conversation, CancellationToken cancellationToken)
    {
        printer.Open(conversation);
        int writing = -1;
        bool releasing = false;
        runner.Writing = (number, text) =>
        {
            if (number != writing)
            {
                EndLine();
                printer.Section(number == 0 ? "The model writes" : "The model writes again");
                writing = number;
            }

            shell.Out.Write(Printable.Text(text));
        };

        ConversationResult result = await runner.StreamAsync(
            conversation,
            text =>
            {
                if (!releasing)
                {
                    EndLine();
                    printer.Section("The guard releases");
                    releasing = true;
                }

                shell.Out.Write(Printable.Text(text));
            },
            cancellationToken);
        EndLine();
        printer.Judged(result);
        return result;

        void EndLine()
        {
            if (writing >= 0)
            {
                shell.Out.WriteLine();
            }
        }
    }
}
