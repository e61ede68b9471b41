using System.Text.Json;

namespace Quickstart.Tests;

public sealed class JsonResultsTests
{
    [Fact]
    public void Line_AnyText_IsOneLineOfValidJson()
    {
        string line = JsonResults.Line(Given.Result("Hi\n\"you\"", "Half an emoji \ud83d", "\ud800 second", Given.Finding(0, 4)));

        Assert.DoesNotContain('\n', line);
        using JsonDocument json = JsonDocument.Parse(line);
        Assert.Equal("Hi\n\"you\"", json.RootElement.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("drafts").GetArrayLength());
        Assert.Equal("lengthOutOfRange", json.RootElement.GetProperty("verdict").GetProperty("repromptReason").GetString());
        Assert.Equal(
            0.75,
            json.RootElement.GetProperty("verdict").GetProperty("assessment").GetProperty("modes").GetProperty("sentimentAttenuation").GetProperty("score").GetDouble());
    }

    [Fact]
    public void Line_NothingScored_HasANullVerdict()
    {
        using JsonDocument json = JsonDocument.Parse(JsonResults.Line(Given.Result("Hi", "Hello.") with { Verdict = null }));

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("verdict").ValueKind);
        Assert.Equal("Hello.", json.RootElement.GetProperty("delivered").GetString());
    }
}
