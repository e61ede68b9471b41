using EmpathyGuard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Quickstart;

/// <summary>A conversation with a guarded model, with one line under each reply that says what the guard found and did.</summary>
/// <param name="shell">Where people talk.</param>
/// <param name="model">The client to guard.</param>
/// <param name="stream">Whether replies are streamed.</param>
/// <param name="meaning">Whether the scorer also reads what sentences mean.</param>
/// <param name="judge">Who gives a second opinion; nobody where omitted.</param>
internal sealed class ChatLoop(Shell shell, IChatClient model, bool stream, bool meaning = false, SecondOpinions? judge = null)
{
    private readonly IAnsiConsole _console = Consoles.Create(shell);
    private readonly List<ChatMessage> _history = [];

    /// <summary>Talks until the input ends or the person presses Ctrl-C; both are a normal end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        EscalationDesk desk = new();
        await using ServiceProvider services = Guarded.Services(desk, meaning, judge).BuildServiceProvider();
        IChatClient client = Guarded.Client(model, services, judged: judge is not null);
        try
        {
            while (await ReadAsync(cancellationToken) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    await TurnAsync(client, desk, line, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await shell.Out.WriteLineAsync();
        }
    }

    private async Task TurnAsync(IChatClient client, EscalationDesk desk, string line, CancellationToken cancellationToken)
    {
        _history.Add(new ChatMessage(ChatRole.User, line));
        ChatResponse response = stream ? await StreamAsync(client, cancellationToken) : await client.GetResponseAsync(_history, cancellationToken: cancellationToken);
        if (!stream)
        {
            _console.Write(new Text(Printable.Text(response.Text)));
        }

        await shell.Out.WriteLineAsync();
        _history.AddMessages(response);

        EmpathyVerdict? verdict = response.GetEmpathyVerdict();
        IReadOnlyList<EmpathyEscalation> escalations = verdict?.Escalated == true ? await desk.TakeAsync(cancellationToken) : [];
        _console.Write(new Text("guard: " + string.Join(' ', Words.Deed(verdict, escalations).Concat(Words.Opinion(verdict?.Assessment)).Select(Printable.Line)) + "\n\n", Palette.Quiet));
    }

    private async Task<ChatResponse> StreamAsync(IChatClient client, CancellationToken cancellationToken)
    {
        List<ChatResponseUpdate> updates = [];
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(_history, cancellationToken: cancellationToken))
        {
            updates.Add(update);
            await shell.Out.WriteAsync(Printable.Text(update.Text));
        }

        return updates.ToChatResponse();
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (shell.IsTyping)
        {
            await shell.Out.WriteAsync("you: ");
        }

        // Reading a console cannot be cancelled, so the wait for it is.
        return await Task.Run(shell.In.ReadLine, CancellationToken.None).WaitAsync(cancellationToken);
    }
}
