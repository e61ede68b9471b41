using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>Runs what was asked for.</summary>
internal static class QuickstartProgram
{
    private static readonly TimeSpan ChunkDelay = TimeSpan.FromMilliseconds(12);

    public static async Task<int> RunAsync(Shell shell, QuickstartSettings settings, CancellationToken cancellationToken)
    {
        IReadOnlyList<Conversation> conversations = Select(ConversationLibrary.Load(), settings.Only);
        if (settings.List)
        {
            foreach (Conversation conversation in conversations)
            {
                await shell.Out.WriteLineAsync($"{conversation.Id,-18} {conversation.Title}");
            }

            return 0;
        }

        ModelEndpoint? endpoint = ModelEndpoint.From(settings, shell);
        SecondOpinions? judge = SecondOpinions.From(settings, shell);
        try
        {
            if (settings.Chat)
            {
                using IChatClient model = endpoint!.Connect(shell.Network);
                await new ChatLoop(shell, model, settings.Stream, settings.Scorer == QuickstartScorer.Semantic, judge).RunAsync(cancellationToken);
                return 0;
            }

            TimeSpan delay = shell.IsTerminal && !settings.Json ? ChunkDelay : TimeSpan.Zero;
            using IChatClient client = endpoint?.Connect(shell.Network) ?? new EmbeddedChatClient(conversations, delay);
            IRepromptBudget? budget = endpoint is null ? new OpenBudget() : null;
            await using ConversationRunner runner = new(client, settings.Scorer, budget, judge);
            await new Demonstration(shell, runner, settings).RunAsync(conversations, cancellationToken);
            return 0;
        }
        catch (Exception exception) when (endpoint?.Explain(exception, cancellationToken) is { } line)
        {
            throw new QuickstartException(line, exception);
        }
    }

    private static IReadOnlyList<Conversation> Select(IReadOnlyList<Conversation> all, IReadOnlyList<string> only)
    {
        string? unknown = only.FirstOrDefault(id => all.All(conversation => conversation.Id != id));
        return unknown is not null
            ? throw new QuickstartException($"There is no conversation '{unknown}'. --list shows them all.")
            : only.Count == 0 ? all : [.. all.Where(conversation => only.Contains(conversation.Id))];
    }
}
