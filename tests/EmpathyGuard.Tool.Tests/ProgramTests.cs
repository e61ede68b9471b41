using System.Diagnostics;

namespace EmpathyGuard.Tool.Tests;

/// <summary>The built program, as a shell meets it.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Line = """{"id":1,"messages":[{"role":"user","content":"u"},{"role":"assistant","content":"a"}]}""";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "EmpathyGuard.Tool.dll");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("empathyguard");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(Line, ExitCodes.Success, 1, 0)]
    [InlineData(Line + "\n[]\n" + Line, ExitCodes.SomeLinesFailed, 2, 1)]
    public async Task Score_File_ExitCodeTellsOfMalformedLines(string text, int exitCode, int lines, int problems)
    {
        string input = Path.Combine(_folder.FullName, "in.jsonl");
        await File.WriteAllTextAsync(input, text);

        (int code, string output, string errors) = await RunAsync("dotnet", Program, "score", input);

        Assert.Equal((exitCode, lines, problems), (code, output.Count(static c => c == '\n'), errors.Count(static c => c == '\n')));
    }

    [Theory]
    [InlineData("score", "missing.jsonl")]
    [InlineData("score", "-", "--profile", "Kind")]
    [InlineData("score", "-", "--output", "missing/out.jsonl")]
    public async Task Score_ThatCannotBegin_IsOneLineAndExitCodeTwo(params string[] args)
    {
        (int code, string output, string errors) = await RunAsync("dotnet", [Program, .. args]);

        Assert.Equal((ExitCodes.Unusable, "", 1), (code, output, errors.Count(static c => c == '\n')));
    }

    [Fact]
    public async Task Score_CtrlCWhileInputPauses_LeavesWholeLinesAndExitCode130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signal is sent with a Linux shell's tools.");

        // A test run in the background inherits an ignored SIGINT, which `env` puts right.
        using Process process = Start("env", "--default-signal=INT", "dotnet", Program, "score", "-");
        await process.StandardInput.WriteAsync($"{Line}\n{Line}\n{{\"half");
        await process.StandardInput.FlushAsync();
        string? first = await process.StandardOutput.ReadLineAsync();
        string? second = await process.StandardOutput.ReadLineAsync();
        using Process kill = Start("kill", "-INT", $"{process.Id}");
        string rest = await process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal((130, "", ""), (process.ExitCode, rest, errors));
        Assert.Equal(first, second);
        Assert.EndsWith("}", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_ReaderGoesAway_StopsQuietly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A shell's pipe is needed.");

        // `yes` never ends, so that only the broken pipe can end the program.
        (int code, string output, string errors) = await RunAsync("bash", "-c", $"yes '{Line}' 2>/dev/null | dotnet '{Program}' score - | head -n 1; echo ${{PIPESTATUS[1]}}");

        Assert.Equal((0, ""), (code, errors));
        Assert.EndsWith("}\n0\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Score_TwoRunsIntoOneFile_KeepEachOthersLines()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A shell's redirection is needed.");
        string input = Path.Combine(_folder.FullName, "in.jsonl");
        string output = Path.Combine(_folder.FullName, "out.jsonl");
        await File.WriteAllTextAsync(input, Line);

        _ = await RunAsync("bash", "-c", $"{{ dotnet '{Program}' score '{input}'; dotnet '{Program}' score '{input}'; }} > '{output}'");

        Assert.Equal(2, (await File.ReadAllLinesAsync(output)).Length);
    }

    [Fact]
    public async Task Score_RedirectedError_HasNoBar()
    {
        string input = Path.Combine(_folder.FullName, "in.jsonl");
        await File.WriteAllTextAsync(input, Line);

        (int code, _, string errors) = await RunAsync("dotnet", Program, "score", input, "--output", Path.Combine(_folder.FullName, "out.jsonl"));

        Assert.Equal((0, ""), (code, errors));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string file, params string[] args)
    {
        using Process process = Start(file, args);
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    private static Process Start(string file, params string[] args) => Process.Start(new ProcessStartInfo(file, args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
