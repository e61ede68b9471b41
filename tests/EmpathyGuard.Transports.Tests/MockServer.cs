using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace EmpathyGuard.Transports.Tests;

/// <summary>A model server that nobody here wrote: the npm package <c>@copilotkit/aimock</c>, on loopback.</summary>
internal sealed class MockServer : IAsyncDisposable
{
    private static readonly string Folder = typeof(MockServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "AimockFolder").Value!;
    private readonly Process _process;
    private readonly string _fixtures;

    private MockServer(Process process, string fixtures, Uri address)
    {
        _process = process;
        _fixtures = fixtures;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts a server with the replies of an exchange; skips the test where Node.js or the package is missing.</summary>
    /// <param name="exchange">The first reply to the person's message, and the second.</param>
    /// <param name="arguments">More of the command line, such as a chaos mode.</param>
    public static async Task<MockServer> StartAsync(Exchange exchange, params string[] arguments)
    {
        string program = Path.Combine(Folder, "node_modules", "@copilotkit", "aimock", "dist", "cli.js");
        Assert.SkipUnless(HasNode(), "Node.js is not installed.");
        Assert.SkipUnless(File.Exists(program), "The package is not installed. Run: npm ci --prefix tests/EmpathyGuard.Transports.Tests/aimock");
        string fixtures = Path.GetTempFileName() + ".json";
        await File.WriteAllTextAsync(fixtures, JsonSerializer.Serialize(new
        {
            fixtures = new[]
            {
                new { match = new { userMessage = exchange.Person, sequenceIndex = 0 }, response = new { content = exchange.First } },
                new { match = new { userMessage = exchange.Person, sequenceIndex = 1 }, response = new { content = exchange.Second } },
            },
        }));
        var start = new ProcessStartInfo("node", [program, "-p", "0", "-f", fixtures, "--chunk-size", "7", "--strict", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process = Process.Start(start)!;
        string log = "";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            log += line + "\n";
            int at = line.IndexOf("listening on ", StringComparison.Ordinal);
            if (at >= 0)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new MockServer(process, fixtures, new Uri(line[(at + "listening on ".Length)..].Trim()));
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"aimock did not start.\n{log}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_fixtures);
    }

    private static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
