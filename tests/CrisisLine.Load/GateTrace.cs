using System.Runtime.CompilerServices;
using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace CrisisLine.Load;

/// <summary>Asks the guard itself, with nothing else running, which piece of a reply each piece has to wait for.</summary>
/// <remarks>What goes out when is the gate's to say and follows from the text: words before the end of the first sentence wait for that end. Only what comes on top of it is added latency.</remarks>
internal static class GateTrace
{
    /// <summary>For each piece, the piece with whose arrival it may go out.</summary>
    /// <param name="settings">The settings of the application under load.</param>
    public static async Task<int[]> ReadAsync(Dictionary<string, string> settings)
    {
        using ConfigurationManager configuration = new();
        configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
        configuration.AddInMemoryCollection(settings.Select(static pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)pair.Value)));
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddEmpathyGuard().BuildServiceProvider();
        using FedModel model = new();
        using IChatClient guarded = model.AsBuilder().UseEmpathyGuard().Build(services);
        int[] releasedBy = new int[Script.Pieces.Count];
        int seen = 0;
        await foreach (ChatResponseUpdate update in guarded.GetStreamingResponseAsync(Script.Person(1)))
        {
            if (update.Text.Length > 0)
            {
                releasedBy[seen++] = model.Fed;
            }

            if (update.GetEmpathyVerdict() is { } verdict && (verdict.Delivery != EmpathyDelivery.First || verdict.Reprompt != EmpathyRepromptOutcome.None))
            {
                throw new InvalidOperationException("The guard does not pass the reply of the script, so the figures would hold a second call to the model.");
            }
        }

        return seen == releasedBy.Length ? releasedBy : throw new InvalidOperationException($"Of {releasedBy.Length} pieces {seen} came out.");
    }

    private sealed class FedModel : IChatClient
    {
        public int Fed { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            for (int i = 0; i < Script.Pieces.Count; i++)
            {
                Fed = i;
                yield return new ChatResponseUpdate(ChatRole.Assistant, Script.Pieces[i]);
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
