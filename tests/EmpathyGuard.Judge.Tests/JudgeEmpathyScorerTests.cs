using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace EmpathyGuard.Judge.Tests;

public class JudgeEmpathyScorerTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task AssessAsync_YesWithQuotes_IsAFailureWithSpans(bool streaming, bool perMode)
    {
        var client = new ScriptedJudge(static prompt => prompt.Answer(static name => name switch
        {
            "granularityMismatch" => ("yes", "after a  CHANGE", "He’s been gone since spring"),
            "linguisticDistancing" => ("no", "Routines can take time", ""),
            "conflictAvoidance" => ("notApplicable", "", ""),
            _ => ("no", "take time", "setting the alarm"),
        }));
        JudgeEmpathyScorer judge = Given.Judge(client, streaming, o => o.Calls = perMode ? JudgeCalls.PerMode : JudgeCalls.Combined);

        EmpathyAssessment read = await judge.AssessAsync(Given.Exchange, Given.Token);

        Assert.Equal(EmpathyStatus.Assessed, read.Status);
        Assert.Equal(EmpathyLabel.Failure, read.Modes.GranularityMismatch.Label);
        Assert.Equal(EmpathyLabel.Clear, read.Modes.SentimentAttenuation.Label);
        Assert.Equal(EmpathyLabel.NotApplicable, read.Modes.ConflictAvoidance.Label);
        Assert.Null(read.Modes.ConflictAvoidance.Score);
        Assert.Equal(["He's been gone since spring", "after a change"], read.Findings.Select(static f => Given.Exchange.Messages[f.Message].Text.Substring(f.Start, f.Length)));
        Assert.All(read.Findings, static f => Assert.Equal("judge.granularityMismatch", f.Rule));
        Assert.Equal(perMode ? 4 : 1, client.Calls);
        Assert.Equal(new SecondOpinion
        {
            Status = SecondOpinionStatus.Judged,
            Model = "small-judge",
            PromptVersion = JudgeEmpathyScorer.PromptVersion,
            InputTokens = perMode ? 4800 : 1200,
            OutputTokens = perMode ? 320 : 80,
        }, read.SecondOpinion);
        Assert.EndsWith(" uncalibrated", read.Scorer, StringComparison.Ordinal);
        Assert.True(read.Crisis.RiskUnknown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AssessAsync_Request_IsOneUserMessageWithoutASystemRole(bool streaming)
    {
        var client = new ScriptedJudge(static prompt => prompt.All("no"));
        var exchange = new EmpathyExchange([
            new(EmpathyRole.System, "You are Robin of the helpdesk. SECRET-INSTRUCTION"),
            new(EmpathyRole.User, "hiya"),
            new(EmpathyRole.Assistant, "Hello! What's up?"),
            new(EmpathyRole.Tool, "TOOL-RESULT"),
            new(EmpathyRole.User, Given.Person),
            new(EmpathyRole.Assistant, Given.Reply),
        ]);

        await Given.Judge(client, streaming).AssessAsync(exchange, Given.Token);

        SeenPrompt seen = Assert.Single(client.Prompts);
        Assert.Equal(ChatRole.User, Assert.Single(seen.Messages).Role);
        Assert.DoesNotContain("SECRET-INSTRUCTION", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("TOOL-RESULT", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Earlier, the person:\n| hiya\n", seen.Text, StringComparison.Ordinal);
        Assert.Equal(Given.Person, seen.Person);
        ChatOptions options = Assert.Single(client.Options)!;
        Assert.Null(options.Instructions);
        Assert.Equal(0, options.Temperature);
        Assert.Equal(EmpathyJudgeOptions.DefaultMaxOutputTokens, options.MaxOutputTokens);
        Assert.NotNull(((ChatResponseFormatJson)options.ResponseFormat!).Schema);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task AssessAsync_HistoryMessages_BoundWhatLeaves(int allowed, int sent)
    {
        var client = new ScriptedJudge(static prompt => prompt.All("no"));
        var exchange = new EmpathyExchange([
            new(EmpathyRole.User, "first"), new(EmpathyRole.Assistant, "second"), new(EmpathyRole.User, Given.Person), new(EmpathyRole.Assistant, Given.Reply)]);

        await Given.Judge(client, true, o => o.HistoryMessages = allowed).AssessAsync(exchange, Given.Token);

        Assert.Equal(sent, client.Prompts[0].Material.Split("Earlier, ").Length - 1);
    }

    [Fact]
    public async Task AssessAsync_ReplyOnly_SendsNoWordOfThePerson()
    {
        var client = new ScriptedJudge(static prompt => prompt.Answer(static _ => ("yes", Given.Reply, "")));
        EmpathyAssessment read = await Given.Judge(client, true).AssessAsync(new EmpathyExchange(Given.Person, Given.Reply) { ReplyOnly = true }, Given.Token);
        Assert.Equal(["linguisticDistancing"], client.Prompts[0].Modes);
        Assert.DoesNotContain("alarm", client.Prompts[0].Material, StringComparison.Ordinal);
        Assert.Equal(EmpathyLabel.Failure, read.Modes.LinguisticDistancing.Label);
        Assert.Equal(EmpathyLabel.Unjudged, read.Modes.SentimentAttenuation.Label);
    }

    [Fact]
    public async Task AssessAsync_WhatCannotBeAsked_IsNotSent()
    {
        var client = new ScriptedJudge(static prompt => prompt.All("no"));
        JudgeEmpathyScorer judge = Given.Judge(client, true, o => o.MaxTextLength = 256);
        Given.IsUnjudged(await judge.AssessAsync(new EmpathyExchange(Given.Person, new string('a', 257)), Given.Token), UnjudgedReasons.TooLong);
        Given.IsUnjudged(await judge.AssessAsync(new EmpathyExchange(new string('a', 257), Given.Reply), Given.Token), UnjudgedReasons.TooLong);
        Given.IsUnjudged(await judge.AssessAsync(new EmpathyExchange(Given.Person, Given.Reply) { Task = EmpathyTask.Rendition }, Given.Token), JudgeReasons.TaskNotSupported);
        Given.IsUnjudged(await judge.AssessModesAsync(new EmpathyExchange("", Given.Reply), [EmpathyFailureMode.ConflictAvoidance], Given.Token), JudgeReasons.NoPerson);
        Assert.Equal(EmpathyStatus.NotApplicable, (await judge.AssessAsync(new EmpathyExchange(Given.Person, "  "), Given.Token)).Status);
        Assert.Equal(0, client.Calls);
    }

    [Fact]
    public async Task AssessModesAsync_SomeModes_AsksOnlyAboutThem()
    {
        var client = new ScriptedJudge(static prompt => prompt.All("yes"));
        EmpathyAssessment read = await Given.Judge(client, true).AssessModesAsync(Given.Exchange, [EmpathyFailureMode.ConflictAvoidance], Given.Token);
        Assert.Equal(["conflictAvoidance"], client.Prompts[0].Modes);
        Assert.Equal(EmpathyLabel.Failure, read.Modes.ConflictAvoidance.Label);
        Assert.Equal(EmpathyLabel.Unjudged, read.Modes.GranularityMismatch.Label);
    }

    [Fact]
    public async Task AssessAsync_Calibrated_ScoresAreSharesAndAnotherJudgesFileIsNotUsed()
    {
        JudgeCalibration own = Calibration("small-judge", JudgeEmpathyScorer.PromptVersion);
        EmpathyAssessment read = await Given.Judge(static p => p.All("yes"), true, o => o.Calibration = own).AssessAsync(Given.Exchange, Given.Token);
        Assert.Equal(0.9, read.Modes.ConflictAvoidance.Score!.Value, 6);
        Assert.True(read.SecondOpinion!.Calibrated);
        Assert.DoesNotContain("uncalibrated", read.Scorer, StringComparison.Ordinal);
        foreach (JudgeCalibration others in new[] { Calibration("other", JudgeEmpathyScorer.PromptVersion), Calibration("small-judge", "0.old") })
        {
            read = await Given.Judge(static p => p.All("yes"), true, o => o.Calibration = others).AssessAsync(Given.Exchange, Given.Token);
            Assert.False(read.SecondOpinion!.Calibrated);
        }
    }

    [Fact]
    public void Calibration_WrittenAndRead_IsTheSame()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Calibration("m", "v").ToJson());
            JudgeCalibration read = JudgeCalibration.Load(path);
            Assert.Equal(("m", "v", 17), (read.Model, read.PromptVersion, read.Counts[EmpathyFailureMode.ConflictAvoidance].YesFailing));
            foreach (string bad in new[] { "", "[]", "{}", "null", """{"model":"m","promptVersion":"v","modes":{"warmth":{"yes":1}}}""", """{"model":"m","promptVersion":"v","modes":{"conflictAvoidance":{"yes":1,"yesFailing":2}}}""" })
            {
                File.WriteAllText(path, bad);
                Assert.Throws<FormatException>(() => JudgeCalibration.Load(path));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task AssessAsync_BudgetOfCallsAndTokens_StopsAndComesBack()
    {
        var time = new FakeTimeProvider();
        var client = new ScriptedJudge(static prompt => prompt.All("no"));
        JudgeEmpathyScorer judge = Given.Judge(client, true, o => o.Budget = new WindowJudgeBudget(calls: 100, tokens: 2000, TimeSpan.FromMinutes(1), time));
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        Given.IsUnjudged(await judge.AssessAsync(Given.Exchange, Given.Token), JudgeReasons.BudgetSpent);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(EmpathyStatus.Assessed, (await judge.AssessAsync(Given.Exchange, Given.Token)).Status);
        Assert.Equal(3, client.Calls);

        var calls = new WindowJudgeBudget(calls: 4, time: time);
        Assert.True(calls.TrySpend(3));
        Assert.False(calls.TrySpend(2));
        Assert.True(calls.TrySpend(1));
    }

    [Fact]
    public void Prompts_AreReadableVersionedAndTellEachQuestion()
    {
        Assert.Matches("^1\\.[A-Za-z0-9_-]{8}$", JudgeEmpathyScorer.PromptVersion);
        string all = JudgePrompts.Opening(15);
        Assert.All(Enum.GetValues<EmpathyFailureMode>(), mode =>
        {
            string one = JudgePrompts.Opening(1 << (int)mode);
            Assert.Contains($"## {JudgeNames.Of(mode)}\n", one, StringComparison.Ordinal);
            Assert.Contains($"## {JudgeNames.Of(mode)}\n", all, StringComparison.Ordinal);
            Assert.Contains("\nYes: ", one, StringComparison.Ordinal);
            Assert.Contains("\nNo: ", one, StringComparison.Ordinal);
            Assert.Contains("\nNot applicable when ", one, StringComparison.Ordinal);
            Assert.Equal(2, one.Split("\n## ").Length);
        });
    }

    [Fact]
    public void Constructor_GuardedClient_IsRefusedWithAClearMessage()
    {
        using IChatClient guarded = new ScriptedJudge(static p => p.All("no")).AsBuilder().UseEmpathyGuard().Build();
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new JudgeEmpathyScorer(guarded));
        Assert.Contains("guarded itself", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssessModesAsync_NoModeOrAnUnknownOne_Throws()
    {
        JudgeEmpathyScorer judge = Given.Judge(static p => p.All("no"), true);
        await Assert.ThrowsAsync<ArgumentException>(async () => await judge.AssessModesAsync(Given.Exchange, [], Given.Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await judge.AssessModesAsync(Given.Exchange, [(EmpathyFailureMode)4], Given.Token));
    }

    [Fact]
    public async Task ToJsonElement_Opinion_IsWritten()
    {
        EmpathyAssessment read = await Given.Judge(static p => p.All("no"), true).AssessAsync(Given.Exchange, Given.Token);
        JsonElement opinion = read.ToJsonElement().GetProperty("secondOpinion");
        Assert.Equal("judged", opinion.GetProperty("status").GetString());
        Assert.Equal("small-judge", opinion.GetProperty("model").GetString());
    }

    private static JudgeCalibration Calibration(string model, string version) => new(
        model, version, new Dictionary<EmpathyFailureMode, JudgeCounts> { [EmpathyFailureMode.ConflictAvoidance] = new() { Yes = 18, YesFailing = 17, No = 30, NoFailing = 3 } });
}
