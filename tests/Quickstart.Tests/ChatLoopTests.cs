using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Quickstart.Tests;

public sealed class ChatLoopTests
{
    private readonly TestShell _shell = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_EmptyLines_AreNotSent(bool streaming)
    {
        using Echo model = new();

        await new ChatLoop(_shell.Shell(new StringReader("\n  \nWhich bus?\n\n")), model, streaming).RunAsync(CancellationToken.None);

        Assert.Equal([1], model.HistoryLengths);
        Assert.Contains("Echo: Which bus?", _shell.Output, StringComparison.Ordinal);
        Assert.Contains("guard: ", _shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_SecondTurn_SendsTheHistory(bool streaming)
    {
        using Echo model = new();

        await new ChatLoop(_shell.Shell(new StringReader("Which bus?\nWhen does it leave?")), model, streaming).RunAsync(CancellationToken.None);

        Assert.Equal([1, 3], model.HistoryLengths);
    }

    [Fact]
    public async Task Run_EndOfInput_EndsQuietly()
    {
        using Echo model = new();

        await new ChatLoop(_shell.Shell(TextReader.Null), model, stream: false).RunAsync(CancellationToken.None);

        Assert.Empty(_shell.Output);
    }

    [Fact]
    public async Task Run_Interrupted_WhileWaitingForInput_Ends()
    {
        using Echo model = new();
        using Silence silence = new();
        using CancellationTokenSource interrupt = new();
        Task running = new ChatLoop(_shell.Shell(silence), model, stream: false).RunAsync(interrupt.Token);
        await silence.Waiting;

        await interrupt.CancelAsync();

        await running;
        Assert.Empty(model.HistoryLengths);
    }

    [Fact]
    public async Task Run_Markup_IsPrintedAsItStands()
    {
        using Echo model = new();

        await new ChatLoop(_shell.Shell(new StringReader("[red]Which[/] bus[0]?")), model, stream: false).RunAsync(CancellationToken.None);

        Assert.Contains("Echo: [red]Which[/] bus[0]?", _shell.Output, StringComparison.Ordinal);
    }

    private sealed class Echo : IChatClient
    {
        public List<int> HistoryLengths { get; } = [];

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Answer(messages))));

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, Answer(messages));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private string Answer(IEnumerable<ChatMessage> messages)
        {
            ChatMessage[] history = [.. messages];
            HistoryLengths.Add(history.Length);
            return "Echo: " + history[^1].Text;
        }
    }

    /// <summary>An input on which nobody types.</summary>
    private sealed class Silence : TextReader
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _never = new();

        public Task Waiting => _waiting.Task;

        public override string? ReadLine()
        {
            _waiting.SetResult();
            _never.Task.GetAwaiter().GetResult();
            return null;
        }

        protected override void Dispose(bool disposing)
        {
            _never.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
