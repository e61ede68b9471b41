namespace CrisisLine.Tests;

/// <summary>One application for every request that must not reach its model.</summary>
public sealed class NeverAskedApp : IAsyncDisposable
{
    public NeverAskedApp() => App = new CrisisLineApp(Model, settings: new() { ["CrisisLine:Limits:RequestsPerMinute"] = "100000" });

    internal ScriptedChatClient Model { get; } = new();

    internal CrisisLineApp App { get; }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Model.Dispose();
    }
}
