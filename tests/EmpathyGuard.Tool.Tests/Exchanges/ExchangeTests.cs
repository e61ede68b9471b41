using System.Text;
using CsCheck;
using EmpathyGuard.Tool.Exchanges;

namespace EmpathyGuard.Tool.Tests.Exchanges;

public sealed class ExchangeTests
{
    [Fact]
    public async Task Score_LastAssistantMessage_IsTheReplyAndTheRestIsNotSeen()
    {
        ToolRun run = await ToolRun.ScoreAsync(
            """{"messages":[{"role":"system","content":"s"},{"role":"user","content":"u"},{"role":"tool","content":"t"},{"role":"assistant","content":"first"},{"role":"assistant","content":"last"},{"role":"user","content":"later"},{"role":"tool","content":"x"}]}""");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(
            [(EmpathyRole.System, "s"), (EmpathyRole.User, "u"), (EmpathyRole.Tool, "t"), (EmpathyRole.Assistant, "first"), (EmpathyRole.Assistant, "last")],
            run.Seen.Single().Messages);
        Assert.Equal(4, run.Seen.Single().ReplyIndex);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"assistant","content":"Hello."}]}""", "Hello.")]
    [InlineData("""{"messages":[{"role":"assistant","content":""}]}""", "")]
    [InlineData("""{"messages":[{"role":"assistant","content":"Yes"}]}""", "Yes")]
    [InlineData("""{"messages":[{"role":"assistant","content":null}]}""", "")]
    [InlineData("""{"messages":[{"role":"assistant"}]}""", "")]
    [InlineData("""{"messages":[{"role":"assistant","content":42}]}""", "")]
    [InlineData("""{"messages":[{"role":"assistant","content":{"type":"text","text":"no array"}}]}""", "")]
    [InlineData("""{"messages":[{"role":"assistant","content":[]}]}""", "")]
    [InlineData("""{"messages":[{"content":"before","role":"assistant"}]}""", "before")]
    [InlineData("""  {"messages" : [ {"role" : "assistant", "content" : "spaced"} ] }  """, "spaced")]
    [InlineData("""{"extra":{"messages":[1],"id":[{}]},"messages":[{"role":"assistant","content":"x","extra":[{"role":"bot"}]}],"labels":[[]]}""", "x")]
    [InlineData("""{"m\u0065ssages":[{"r\u006fle":"\u0061ssistant","c\u006fntent":"escaped"}]}""", "escaped")]
    public async Task Score_Content_IsRead(string line, string expected)
    {
        ToolRun run = await ToolRun.ScoreAsync(line);

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(expected, run.Seen.Single().Reply);
        Assert.Single(run.Lines);
    }

    [Theory]
    [InlineData("""[{"type":"text","text":"a"},{"type":"text","text":"b"}]""", "ab")]
    [InlineData("""[{"type":"input_text","text":"a"},{"type":"output_text","text":"b"}]""", "ab")]
    [InlineData("""[{"type":"image_url","image_url":{"url":"https://x"},"text":"no"},{"type":"text","text":"yes"}]""", "yes")]
    [InlineData("""[{"type":"text","text":"yes"},{"type":"refusal","refusal":"no","text":"no"},{"type":"thinking","text":"no"}]""", "yes")]
    [InlineData("""[{"text":"yes","type":"text"}]""", "yes")]
    [InlineData("""["no",1,null,[{"type":"text","text":"no"}],{"text":"no"},{"type":1,"text":"no"},{"type":"text"},{"type":"text","text":{"value":"no"}},{"type":"text","text":"yes"}]""", "yes")]
    public async Task Score_ContentParts_ConcatenatesTheTextParts(string content, string expected)
    {
        ToolRun run = await ToolRun.ScoreAsync($$"""{"messages":[{"role":"user","content":{{content}}},{"role":"assistant","content":{{content}}}]}""");

        Assert.Equal([expected, expected], run.Seen.Single().Messages.Select(static m => m.Text));
    }

    [Theory]
    [InlineData(@"caf\u00e9 \""\\\/\b\f\n\r\t", "café \"\\/\b\f\n\r\t")]
    [InlineData(@"\ud83d\ude00!", "\ud83d\ude00!")]
    [InlineData("na\u00efve \ud83d\ude00", "na\u00efve \ud83d\ude00")]
    public async Task Score_Escapes_AreDecoded(string json, string expected)
    {
        ToolRun run = await ToolRun.ScoreAsync(Exchange(json));

        Assert.Equal(expected, run.Seen.Single().Reply);
    }

    [Fact]
    public async Task Score_EscapedHalfOfAPair_StaysOneUnit()
    {
        // Not in an attribute: those are kept as UTF-8, which has no halves.
        ToolRun run = await ToolRun.ScoreAsync(Exchange(@"a\ud83db\ude00"));

        Assert.Equal(['a', '\ud83d', 'b', '\ude00'], run.Seen.Single().Reply);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\\n")]
    public async Task Score_BytesThatAreNotUtf8InAString_BecomeTheReplacementCharacter(string escape)
    {
        byte[] line =
        [
            .. "{\"id\":\"a"u8, 0xFF, .. "\",\"messages\":[{\"role\":\"assistant\",\"content\":\"x"u8, 0xC3, .. Encoding.UTF8.GetBytes($"{escape}y\"}}]}}"),
        ];

        ToolRun run = await ToolRun.ScoreAsync(line);

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal($"x\uFFFD{escape.Replace("\\n", "\n", StringComparison.Ordinal)}y", run.Seen.Single().Reply);
        Assert.Equal("a\uFFFD", run.Json(0).GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("\"text\"", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("{\"id\":1", "not valid JSON at byte 8")]
    [InlineData("hello", "not valid JSON at byte 1")]
    [InlineData("{}{}", "not valid JSON at byte 3")]
    [InlineData("{\"a\":1,}", "not valid JSON at byte 8")]
    [InlineData("{'a':1}", "not valid JSON at byte 2")]
    [InlineData("{\"a\":\"\\ud83\"}", "not valid JSON at byte 12")]
    [InlineData("{}", "no \"messages\" array")]
    [InlineData("{\"messages\":null}", "no \"messages\" array")]
    [InlineData("{\"messages\":{\"role\":\"assistant\"}}", "no \"messages\" array")]
    [InlineData("{\"messages\":[]}", "no assistant message")]
    [InlineData("{\"messages\":[{\"role\":\"user\",\"content\":\"secret\"}]}", "no assistant message")]
    [InlineData("{\"messages\":[\"secret\"]}", "messages[0] is not an object")]
    [InlineData("{\"messages\":[{\"role\":\"assistant\"},{\"role\":\"developer\",\"content\":\"secret\"}]}", "messages[1] has an unknown role; roles are user, assistant, system and tool")]
    [InlineData("{\"messages\":[{\"role\":\"Assistant\"}]}", "messages[0] has an unknown role; roles are user, assistant, system and tool")]
    [InlineData("{\"messages\":[{\"role\":null}]}", "messages[0] has an unknown role; roles are user, assistant, system and tool")]
    [InlineData("{\"messages\":[{\"content\":\"secret\"}]}", "messages[0] has an unknown role; roles are user, assistant, system and tool")]
    public async Task Score_MalformedLine_IsReportedAndTheOthersGoOn(string line, string problem)
    {
        ToolRun run = await ToolRun.ScoreAsync($"{Exchange("a")}\n\n{line}\n{Exchange("b")}");

        Assert.Equal(ExitCodes.SomeLinesFailed, run.ExitCode);
        Assert.Equal([$"line 3: {problem}"], run.ErrorLines);
        Assert.Equal(["a", "b"], run.Seen.Select(static s => s.Reply));
        Assert.Equal([1, 4], run.Lines.Select((_, i) => run.Json(i).GetProperty("id").GetInt32()));
    }

    [Fact]
    public async Task Score_BytesThatAreNotUtf8OutsideAString_AreMalformed()
    {
        ToolRun run = await ToolRun.ScoreAsync([.. "{\"a\":"u8, 0xFF, .. "}"u8]);

        Assert.Equal(["line 1: not valid JSON at byte 6"], run.ErrorLines);
    }

    [Theory]
    [InlineData(61, true)]
    [InlineData(63, true)]
    [InlineData(64, false)]
    [InlineData(65, false)]
    [InlineData(66, false)]
    [InlineData(1_000_000, false)]
    public async Task Score_DeepNesting_IsALimitAndNoCrash(int arrays, bool fine)
    {
        string deep = new string('[', arrays) + new string(']', arrays);

        ToolRun run = await ToolRun.ScoreAsync($$"""{"deep":{{deep}},"messages":[{"role":"assistant","content":"a"}]}""");

        Assert.Equal(fine ? [] : ["line 1: nested deeper than 64 levels"], run.ErrorLines);
    }

    [Fact]
    public async Task Score_MemberThatOccursTwice_TheLastCounts()
    {
        ToolRun run = await ToolRun.ScoreAsync(
            """{"id":1,"id":"two","source":"a","source":"b","messages":7,"messages":[{"role":"bot","role":"assistant","content":"x","content":[{"type":"image","type":"text","text":"y","text":"z"}]}]}""");

        Assert.Equal("two", run.Json(0).GetProperty("id").GetString());
        Assert.Equal("z", run.Seen.Single().Reply);
        Assert.Equal("b", run.Seen.Single().Source);
    }

    [Theory]
    [InlineData("\"a|b \\u00e9 \\/\"", "\"a|b \\u00e9 \\/\"")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"\\ud83d\"", "\"\\ud83d\"")]
    [InlineData("\"été\"", "\"été\"")]
    [InlineData("7", "7")]
    [InlineData("1.50", "1.50")]
    [InlineData("-1e+99999", "-1e+99999")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("null", "2")]
    [InlineData("true", "2")]
    [InlineData("[1]", "2")]
    [InlineData("{\"id\":5}", "2")]
    public async Task Score_Id_IsEchoedAsGivenOrElseTheLineNumber(string id, string expected)
    {
        ToolRun run = await ToolRun.ScoreAsync($"\n{{\"id\": {id} ,\"messages\":[{{\"role\":\"assistant\",\"content\":\"a\"}}]}}");

        Assert.StartsWith($"{{\"id\":{expected},\"status\":", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"the text\"", "the text")]
    [InlineData("[{\"type\":\"text\",\"text\":\"the \"},{\"type\":\"text\",\"text\":\"text\"}]", "the text")]
    [InlineData("\"\"", "")]
    [InlineData("null", null)]
    [InlineData("5", null)]
    public async Task Score_Source_IsHandedOn(string source, string? expected)
    {
        ToolRun run = await ToolRun.ScoreAsync($"{{\"source\":{source},\"messages\":[{{\"role\":\"assistant\",\"content\":\"a\"}}]}}", "--task", "rendition");

        Assert.Equal(expected, run.Seen.Single().Source);
        Assert.Equal(EmpathyTask.Rendition, run.Seen.Single().Task);
    }

    [Theory]
    [InlineData("""{"role":"assistant","content":"{\"answer\": [1, 2]}"}""")]
    [InlineData("""{"role":"assistant","content":" \n[\"I am sorry.\"]\n"}""")]
    [InlineData("""{"role":"assistant","content":"{}"}""")]
    [InlineData("""{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}""")]
    [InlineData("""{"role":"assistant","tool_calls":[{}]}""")]
    [InlineData("""{"role":"assistant","content":" ","tool_calls":[{}]}""")]
    [InlineData("""{"role":"assistant","content":null,"refusal":"I cannot."}""")]
    [InlineData("""{"role":"assistant","content":[{"type":"refusal","refusal":"I cannot."}]}""")]
    public async Task Score_ReplyThatIsNoProse_IsNotApplicableAndKeepsWhatIsKnownOfRisk(string reply)
    {
        ToolRun run = await ToolRun.StartAsync(["score", "-"], Bytes($$"""{"messages":[{"role":"user","content":"u"},{{reply}}]}"""), scorer: static _ => Assessments.Full);

        Assert.Equal("notApplicable", run.Json(0).GetProperty("status").GetString());
        Assert.Equal("notProse", run.Json(0).GetProperty("reason").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Json(0).GetProperty("signals").GetProperty("advice").ValueKind);
        Assert.True(run.Json(0).GetProperty("crisis").GetProperty("riskCue").GetBoolean());
        Assert.Equal("scripted 1", run.Json(0).GetProperty("scorer").GetString());
    }

    [Theory]
    [InlineData("""{"role":"assistant","content":"Let me look.","tool_calls":[{}]}""")]
    [InlineData("""{"role":"assistant","content":"Hi","tool_calls":null}""")]
    [InlineData("""{"role":"assistant","content":"","tool_calls":[]}""")]
    [InlineData("""{"role":"assistant","content":null,"refusal":null}""")]
    [InlineData("""{"role":"assistant","content":"[hugs]"}""")]
    [InlineData("""{"role":"assistant","content":"{name}, I am sorry about {thing}"}""")]
    [InlineData("""{"role":"assistant","content":"[1] and [2]"}""")]
    [InlineData("""{"role":"assistant","content":"42"}""")]
    [InlineData("""{"role":"assistant","content":"\"quoted\""}""")]
    [InlineData("""{"role":"assistant","content":"{"}""")]
    public async Task Score_ReplyThatMayBeProse_IsTheScorersBusiness(string reply)
    {
        ToolRun run = await ToolRun.ScoreAsync($$"""{"messages":[{{reply}}]}""");

        Assert.Equal("assessed", run.Json(0).GetProperty("status").GetString());
    }

    [Fact]
    public void Parse_AnyBytes_NeverThrows()
    {
        ExchangeParser parser = new();
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\"messages\":", "\"role\":", "\"assistant\"", "\"content\":", "\"type\":\"text\"", "\"text\":", "\"id\":", "\"\\ud800\"",
            "\"\\u0065\"", "1", "null", "{\"messages\":[{\"role\":\"assistant\",\"content\":", "}]}", "\\", "\u00ff", " ",
        ];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12].Select(static parts => string.Concat(parts)).Sample(
            text =>
            {
                _ = parser.Parse(Encoding.UTF8.GetBytes(text));
                _ = parser.Parse(Encoding.Latin1.GetBytes(text));
            },
            iter: 20_000);
    }

    private static string Exchange(string reply) => $$"""{"messages":[{"role":"user","content":"u"},{"role":"assistant","content":"{{reply}}"}]}""";

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
