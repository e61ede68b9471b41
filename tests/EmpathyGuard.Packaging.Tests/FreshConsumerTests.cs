using System.Text.Json;

namespace EmpathyGuard.Packaging.Tests;

public class FreshConsumerTests(PackedPackages packed)
{
    [Fact]
    public async Task Libraries_InAFreshConsoleProject_WorkAndGuardAClient()
    {
        string folder = CreateProject("consumer");
        await Command.DotnetAsync(folder, "build", "-p:UseSharedCompilation=false", "-nodeReuse:false");
        Command run = await Command.DotnetAsync(folder, "run", "--no-build");

        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains("reply: Routines can take time to adjust after a change. Consider setting a reminder.", lines);
        Assert.Contains("delivered: First", lines);
        Assert.Contains("status: Assessed", lines);
        Assert.Contains(lines, static line => line.StartsWith("scorer: lexical", StringComparison.Ordinal));
        Assert.Contains("streamed: True", lines);
        Assert.Contains("judge: Unjudged malformed", lines);
        Assert.Contains("semantic: Assessed", lines);
        Assert.Contains("redis: empathyguard:reprompts", lines);
        Assert.Contains("testing: First", lines);
        Assert.Contains("kernel: nothing to guard yet", lines);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Tool_Installed_ScoresALine()
    {
        string folder = packed.CreateFolder("tool");
        WriteConfig(folder);
        await Command.DotnetAsync(folder, "tool", "install", "EmpathyGuard.Tool", "--version", packed.Version, "--tool-path", Path.Combine(folder, "bin"), "--configfile", Path.Combine(folder, "nuget.config"));
        string line = """{"id": 7, "messages": [{"role": "user", "content": "They let me go after eleven years, by e-mail."}, {"role": "assistant", "content": "Update your CV and set up job alerts."}]}""";
        string program = Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "empathyguard.exe" : "empathyguard");

        Command score = await Command.RunAsync(program, folder, line + "\n", "score", "-");

        Assert.True(score.ExitCode == 0, score.Error);
        string result = Assert.Single(score.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        using JsonDocument document = JsonDocument.Parse(result);
        Assert.Equal(7, document.RootElement.GetProperty("id").GetInt32());
        Assert.Equal("assessed", document.RootElement.GetProperty("status").GetString());
        Assert.Equal(4, document.RootElement.GetProperty("modes").EnumerateObject().Count());
    }

    private string CreateProject(string name)
    {
        string folder = packed.CreateFolder(name);
        WriteConfig(folder);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Repository.Template("Program.cs"));
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), Repository.Template("Consumer.csproj", ("version", packed.Version)));
        return folder;
    }

    private void WriteConfig(string folder) => File.WriteAllText(
        Path.Combine(folder, "nuget.config"),
        Repository.Template("nuget.config", ("packages", packed.Folder), ("cache", packed.Cache)));
}
