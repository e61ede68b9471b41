using EmpathyGuard.Testing;
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
        using ScriptedChatClient model = Echo();

        await new ChatLoop(_shell.Shell(new StringReader("\n  \nWhich bus?\n\n")), model, streaming).RunAsync(CancellationToken.None);

        Assert.Equal([1], HistoryLengths(model));
        Assert.Contains("Echo: Which bus?", _shell.Output, StringComparison.Ordinal);
        Assert.Contains("guard: ", _shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_SecondTurn_SendsTheHistory(bool streaming)
    {
        using ScriptedChatClient model = Echo();

        await new ChatLoop(_shell.Shell(new StringReader("Which bus?\nWhen does it leave?")), model, streaming).RunAsync(CancellationToken.None);

        Assert.Equal([1, 3], HistoryLengths(model));
    }

    [Fact]
    public async Task Run_EndOfInput_EndsQuietly()
    {
        using ScriptedChatClient model = Echo();

        await new ChatLoop(_shell.Shell(TextReader.Null), model, stream: false).RunAsync(CancellationToken.None);

        Assert.Empty(_shell.Output);
    }

    [Fact]
    public async Task Run_Interrupted_WhileWaitingForInput_Ends()
    {
        using ScriptedChatClient model = Echo();
        using Silence silence = new();
        using CancellationTokenSource interrupt = new();
        Task running = new ChatLoop(_shell.Shell(silence), model, stream: false).RunAsync(interrupt.Token);
        await silence.Waiting;

        await interrupt.CancelAsync();

        await running;
        Assert.Empty(HistoryLengths(model));
    }

    [Fact]
    public async Task Run_Markup_IsPrintedAsItStands()
    {
        using ScriptedChatClient model = Echo();

        await new ChatLoop(_shell.Shell(new StringReader("[red]Which[/] bus[0]?")), model, stream: false).RunAsync(CancellationToken.None);

        Assert.Contains("Echo: [red]Which[/] bus[0]?", _shell.Output, StringComparison.Ordinal);
    }

    private static ScriptedChatClient Echo() => ScriptedChatClient.Always(ScriptedReply.From(static call =>
        new ChatResponse(new ChatMessage(ChatRole.Assistant, "Echo: " + call.Messages[^1].Text))));

    private static IEnumerable<int> HistoryLengths(ScriptedChatClient model) => model.Calls.Select(static call => call.Messages.Count);

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
