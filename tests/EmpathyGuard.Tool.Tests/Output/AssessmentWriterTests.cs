using System.Buffers;
using System.Text;
using System.Text.Json;
using EmpathyGuard.Tool.Output;

namespace EmpathyGuard.Tool.Tests.Output;

public sealed class AssessmentWriterTests
{
    [Fact]
    public void Write_FullAssessment_MatchesTheDocumentedShapeToTheByte()
    {
        string expected = """
            {"id":"x","status":"assessed","modes":{
            "sentimentAttenuation":{"score":0.61,"label":"failure","likelihood":null,"measure":0.25,"confidence":0.9},
            "granularityMismatch":{"score":null,"label":"notApplicable","likelihood":null,"measure":null,"confidence":0.2},
            "conflictAvoidance":{"score":0.4,"label":"concern","likelihood":null,"measure":1,"confidence":0.8,"prematureClosure":0.4,"evasion":0.3,"sycophancy":0.2,"abandonment":0.1},
            "linguisticDistancing":{"score":0,"label":"clear","likelihood":null,"measure":-0.5,"confidence":1,"densities":{"agentlessPassive":0.11,"nominalisation":0.12,"impersonalSubject":0.13}}},
            "signals":{"emotionalReaction":0.01,"interpretation":0.02,"exploration":0.03,"advice":0.04,"dismissal":0.05,"selfFocus":0.06,"specificity":0.07,"sycophancy":0.08,"evasion":0.09,"riskUnanswered":0.1},
            "dimensions":{"cognitive":0.61,"cultural":null,"relational":0.62},
            "person":{"valence":-0.4,"intensity":0.7,"feelings":["fear","longing"],"asks":["fact","toBeHeard"]},
            "counter":["claimedExperience","normalisingRisk"],
            "crisis":{"riskCue":true,"kinds":["selfHarm","partnerViolence"],"resources":[{"start":5,"length":3,"verified":true}]},
            "findings":[{"mode":"sentimentAttenuation","rule":"attenuation.unnamed","message":1,"start":2,"length":3,"why":"It's not named — é."},
            {"mode":null,"rule":"counter.claimedExperience","message":1,"start":0,"length":4,"why":"A \"quote\"."}],
            "signalFindings":[{"mode":null,"rule":"signal.exploration","message":1,"start":4,"length":6,"why":"It asks."}],
            "scorer":"scripted 1"}
            """.ReplaceLineEndings("");

        Assert.Equal(expected, Write(Assessments.Full, "\"x\""));
    }

    [Fact]
    public void Write_Unjudged_HasEveryMemberAndTheReasonAfterTheStatus()
    {
        JsonElement full = JsonDocument.Parse(Write(Assessments.Full)).RootElement;
        JsonElement empty = JsonDocument.Parse(Write(EmpathyAssessment.Unjudged(UnjudgedReasons.UnsupportedLanguage, "s"))).RootElement;

        Assert.Equal(["id", "status", "reason", .. MembersOf(full)[2..]], MembersOf(empty));
        Assert.Equal("unsupportedLanguage", empty.GetProperty("reason").GetString());
        foreach (string group in (string[])["modes", "signals", "dimensions", "crisis"])
        {
            Assert.Equal(MembersOf(full.GetProperty(group)), MembersOf(empty.GetProperty(group)));
        }

        foreach (JsonProperty mode in full.GetProperty("modes").EnumerateObject())
        {
            JsonElement other = empty.GetProperty("modes").GetProperty(mode.Name);
            Assert.Equal(MembersOf(mode.Value), MembersOf(other));
            Assert.Equal("unjudged", other.GetProperty("label").GetString());
        }
    }

    [Fact]
    public void Write_Assessed_HasNoReason() => Assert.DoesNotContain("\"reason\"", Write(Assessments.Plain), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.1234567, "0.123456")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(0.0000012, "0.000001")]
    [InlineData(0.00000001, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(-0.00000001, "0")]
    [InlineData(0.1000000001, "0.1")]
    [InlineData(2.0 / 3, "0.666666")]
    [InlineData(1, "1")]
    [InlineData(-12.5, "-12.5")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void Write_Figure_HasAtMostSixDecimalsAndNoExponent(double value, string expected)
    {
        EmpathyAssessment assessment = Assessments.Plain with { Dimensions = new EmpathyDimensions { Cultural = value } };

        Assert.Equal(expected, JsonDocument.Parse(Write(assessment)).RootElement.GetProperty("dimensions").GetProperty("cultural").GetRawText());
    }

    [Fact]
    public void Write_HugeMeasure_StaysJson()
    {
        EmpathyAssessment assessment = Assessments.Plain with { Dimensions = new EmpathyDimensions { Cultural = double.MaxValue } };

        Assert.Equal(double.MaxValue, JsonDocument.Parse(Write(assessment)).RootElement.GetProperty("dimensions").GetProperty("cultural").GetDouble());
    }

    [Theory]
    [InlineData(0.4999999)]
    [InlineData(0.2999999)]
    public void Write_ScoreJustBelowAThreshold_IsNotPrintedAsReachingIt(double score)
    {
        EmpathyThresholds thresholds = EmpathyThresholds.Default;
        EmpathyAssessment assessment = Assessments.Plain with { Dimensions = new EmpathyDimensions { Cultural = score } };

        double printed = JsonDocument.Parse(Write(assessment)).RootElement.GetProperty("dimensions").GetProperty("cultural").GetDouble();

        Assert.Equal(thresholds.Label(score), thresholds.Label(printed));
    }

    [Fact]
    public void Write_EveryEnumerationValue_IsTheNameThatTheLibraryWrites()
    {
        EmpathyAssessment assessment = Assessments.Full with
        {
            Counter = Enum.GetValues<CounterEmpathy>(),
            Crisis = new CrisisAssessment { Kinds = Enum.GetValues<RiskKind>() },
            Person = new PersonAffect { Valence = 0, Intensity = 0, Feelings = Enum.GetValues<FeelingKind>(), Asks = Enum.GetValues<PersonAsk>() },
        };
        JsonElement library = assessment.ToJsonElement();
        JsonElement tool = JsonDocument.Parse(Write(assessment)).RootElement;

        Assert.Equal(library.GetProperty("counter").GetRawText(), tool.GetProperty("counter").GetRawText());
        Assert.Equal(library.GetProperty("person").GetRawText(), tool.GetProperty("person").GetRawText());
        Assert.Equal(library.GetProperty("crisis").GetProperty("kinds").GetRawText(), tool.GetProperty("crisis").GetProperty("kinds").GetRawText());
        foreach (EmpathyLabel label in Enum.GetValues<EmpathyLabel>())
        {
            Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(label.ToString()), Names.Of(label).Value);
        }

        foreach (EmpathyStatus status in Enum.GetValues<EmpathyStatus>())
        {
            Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(status.ToString()), Names.Of(status).Value);
        }
    }

    [Fact]
    public void Write_NoId_TakesTheLineNumber() => Assert.StartsWith("{\"id\":7,", Write(Assessments.Plain), StringComparison.Ordinal);

    [Fact]
    public void Documentation_NamesTheVersionAndEveryMember()
    {
        string documentation = File.ReadAllText(Path.Combine(Repository.Root, "docs", "scoring-format.md"));

        Assert.Contains($"Version of the shape: **{AssessmentWriter.ShapeVersion}**", documentation, StringComparison.Ordinal);
        foreach (string member in MembersWithin(JsonDocument.Parse(Write(EmpathyAssessment.Unjudged("x", "s") with { Findings = Assessments.Full.Findings, Crisis = Assessments.Full.Crisis })).RootElement))
        {
            Assert.Contains($"`{member}`", documentation, StringComparison.Ordinal);
        }
    }

    private static string Write(EmpathyAssessment assessment, string id = "")
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, AssessmentWriter.WriterOptions);
        AssessmentWriter.Write(writer, Encoding.UTF8.GetBytes(id), 7, assessment);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string[] MembersOf(JsonElement element) => [.. element.EnumerateObject().Select(static p => p.Name)];

    private static IEnumerable<string> MembersWithin(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => MembersWithin(p.Value).Prepend(p.Name)).Distinct(),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(MembersWithin).Distinct(),
        _ => [],
    };
}
