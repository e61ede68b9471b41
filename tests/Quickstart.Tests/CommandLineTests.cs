using System.Text.Json;

namespace Quickstart.Tests;

public sealed class CommandLineTests
{
    private readonly TestShell _shell = new();

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--only")]
    [InlineData("--only", "nobody")]
    [InlineData("--only", "line\nbreak")]
    [InlineData("--chat")]
    [InlineData("--chat", "--json")]
    [InlineData("--chat", "--only", "grief")]
    [InlineData("--model", "gpt-x")]
    [InlineData("--scorer", "oracle")]
    [InlineData("--scorer", "1")]
    [InlineData("--chat", "--model", "any", "--scorer", "both")]
    [InlineData("--judge-model", "m")]
    [InlineData("--judge-all")]
    [InlineData("--judge", "http://localhost:9/v1")]
    [InlineData("--judge", "localhost:9", "--judge-model", "m")]
    [InlineData("--judge", "--judge-model", "m")]
    [InlineData("stray")]
    public async Task Run_WrongArguments_IsOneLineAndOne(params string[] args)
    {
        int code = await _shell.RunAsync(args);

        Assert.Equal(1, code);
        Assert.Single(_shell.ErrorLines);
        Assert.Empty(_shell.Output);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://localhost/v1")]
    [InlineData("localhost:8080")]
    public async Task Run_WrongBaseUrl_IsOneLineAndOne(string address)
    {
        int code = await _shell.With("OPENAI_BASE_URL", address).RunAsync("--model", "any");

        Assert.Equal(1, code);
        Assert.Contains("OPENAI_BASE_URL", Assert.Single(_shell.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BaseUrlWithoutModel_AsksForTheModel()
    {
        int code = await _shell.With("OPENAI_BASE_URL", "http://localhost:1").With("OPENAI_API_KEY", "k").RunAsync();

        Assert.Equal(1, code);
        Assert.Contains("--model", Assert.Single(_shell.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KeyAlone_ReplaysAndSaysSo()
    {
        int code = await _shell.With("OPENAI_API_KEY", "secret-key").RunAsync("--only", "bus-timetable");

        Assert.Equal(0, code);
        Assert.Contains("22:35", _shell.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-key", Assert.Single(_shell.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BothScorers_ShowsBothVerdicts()
    {
        Assert.Equal(0, await _shell.RunAsync("--only", "grief", "--scorer", "both"));

        Assert.Contains("Verdict by its words (lexical)", _shell.Output, StringComparison.Ordinal);
        Assert.Contains("Verdict by its meaning too (semantic)", _shell.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lexical", false, false)]
    [InlineData("semantic", true, false)]
    [InlineData("both", false, true)]
    public async Task Run_ScorerAsJson_SaysWhoJudged(string scorer, bool guardReadsMeaning, bool shown)
    {
        Assert.Equal(0, await _shell.RunAsync("--only", "grief", "--json", "--scorer", scorer));

        using JsonDocument line = JsonDocument.Parse(_shell.Output);
        string judge = line.RootElement.GetProperty("verdict").GetProperty("assessment").GetProperty("scorer").GetString()!;
        Assert.Equal(guardReadsMeaning, judge.Contains("semantic/", StringComparison.Ordinal));
        Assert.Equal(shown, line.RootElement.TryGetProperty("byMeaning", out JsonElement meaning));
        Assert.True(!shown || meaning.GetProperty("scorer").GetString()!.Contains("semantic/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_List_NamesEveryConversation()
    {
        Assert.Equal(0, await _shell.RunAsync("--list"));

        Assert.All(ConversationLibrary.Load(), conversation => Assert.Contains(conversation.Id, _shell.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--json", "--stream")]
    public async Task Run_Json_IsOneObjectPerConversation(params string[] args)
    {
        Assert.Equal(0, await _shell.RunAsync(args));

        string[] lines = _shell.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(ConversationLibrary.Load().Select(static c => c.Id), lines.Select(static line =>
        {
            using JsonDocument json = JsonDocument.Parse(line);
            return json.RootElement.GetProperty("id").GetString();
        }));
    }

    [Theory]
    [InlineData]
    [InlineData("--stream")]
    public async Task Run_Default_PrintsEveryConversationAndASummary(params string[] args)
    {
        Assert.Equal(0, await _shell.RunAsync(args));

        Assert.Empty(_shell.ErrorLines);
        Assert.All(ConversationLibrary.Load(), conversation => Assert.Contains(conversation.Title, _shell.Output, StringComparison.Ordinal));
        Assert.Contains("Asked again   Delivered", _shell.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', _shell.Output);
    }

    [Fact]
    public async Task Run_Help_IsHelpAndZero()
    {
        Assert.Equal(0, await _shell.RunAsync("--help"));

        Assert.Contains("--stream", _shell.Output, StringComparison.Ordinal);
    }
}
