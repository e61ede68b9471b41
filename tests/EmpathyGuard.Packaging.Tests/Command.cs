using System.Diagnostics;
using System.Text;

namespace EmpathyGuard.Packaging.Tests;

/// <summary>Runs a program to its end and keeps what it wrote.</summary>
internal sealed record Command(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs <c>dotnet</c> and fails the test with everything it wrote when it does not succeed.</summary>
    public static async Task<Command> DotnetAsync(string directory, params string[] arguments)
    {
        Command command = await RunAsync(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", directory, null, arguments);
        Assert.True(command.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{command.Output}\n{command.Error}");
        return command;
    }

    public static async Task<Command> RunAsync(string program, string directory, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The build that started these tests describes itself in the environment, and a build inside it would believe that it is that one.
        foreach (string name in start.Environment.Keys.Where(IsFromOuterBuild).ToArray())
        {
            start.Environment.Remove(name);
        }

        // A node or a build server that stays behind inherits the pipes and keeps them open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        using Process process = Process.Start(start)!;
        var output = new StringBuilder();
        var error = new StringBuilder();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            }

            process.StandardInput.Close();
            await Task.WhenAll(
                CopyAsync(process.StandardOutput, output, limit.Token),
                CopyAsync(process.StandardError, error, limit.Token),
                process.WaitForExitAsync(limit.Token));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end.\n{output}\n{error}");
        }

        return new Command(process.ExitCode, output.ToString(), error.ToString());
    }

    private static bool IsFromOuterBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase);

    private static async Task CopyAsync(StreamReader from, StringBuilder to, CancellationToken cancellationToken)
    {
        char[] buffer = new char[4096];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            to.Append(buffer, 0, read);
        }
    }
}
