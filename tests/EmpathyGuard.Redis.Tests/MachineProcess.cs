using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace EmpathyGuard.Redis.Tests;

/// <summary>A machine as a process of its own, with its own memory, connections and clock.</summary>
internal sealed class MachineProcess : IAsyncDisposable
{
    private readonly Process _process;

    private MachineProcess(Process process) => _process = process;

    /// <summary>Starts one, and returns when it answers.</summary>
    /// <param name="server">The Redis that it shares with others.</param>
    /// <param name="days">How many days its clock is wrong by.</param>
    public static async Task<MachineProcess> StartAsync(RedisServer server, int days = 0)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "EmpathyGuard.Redis.Process.dll"), server.Configuration, days.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var machine = new MachineProcess(Process.Start(start)!);
        Assert.Equal(machine._process.Id, (await machine.TellAsync()).ProcessId);
        return machine;
    }

    public Task<Answer> TellAsync() => DoAsync(new Question(Deed.Tell));

    public Task<Answer> SpendAsync(int calls, bool earning = true) => DoAsync(new Question(Deed.Spend, Calls: calls, Earning: earning));

    public Task<Answer> AskAsync(bool streaming, bool atRisk = false, string conversation = "case 12") => DoAsync(new Question(Deed.Ask, streaming, atRisk, conversation));

    /// <summary>Ends it in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task<Answer> DoAsync(Question question)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question).AsMemory(), limit.Token);
        await _process.StandardInput.FlushAsync(limit.Token);
        string? line = await _process.StandardOutput.ReadLineAsync(limit.Token);
        return JsonSerializer.Deserialize<Answer>(line ?? throw new InvalidOperationException("The process ended."))!;
    }
}
