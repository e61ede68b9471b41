using Microsoft.Extensions.Options;

namespace EmpathyGuard.Tests.Guard;

public sealed class EmpathyGuardOptionsValidatorTests
{
    [Theory]
    [InlineData("General")]
    [InlineData("Support")]
    [InlineData("Wellbeing")]
    [InlineData("CrisisLine")]
    [InlineData("Legal")]
    public void Validate_EveryProfile_IsValid(string profile) => Assert.Empty(Failures(new EmpathyGuardOptions { Profile = profile }));

    [Theory]
    [InlineData(EmpathyAction.Observe, true)]
    [InlineData(EmpathyAction.Flag, true)]
    [InlineData(EmpathyAction.Shadow, true)]
    [InlineData(EmpathyAction.Reprompt, false)]
    [InlineData(EmpathyAction.Replace, false)]
    public void Validate_PassThrough_AllowsOnlyWhatNeedsNoHold(EmpathyAction action, bool valid)
    {
        var options = new EmpathyGuardOptions { Streaming = EmpathyStreaming.PassThrough, ReplacementText = "Text." };
        options.ConflictAvoidance.Action = action;

        string failures = string.Join('\n', Failures(options));

        Assert.Equal(valid, failures.Length == 0);
        if (!valid)
        {
            Assert.StartsWith("EmpathyGuard:ConflictAvoidance:Action must be one of Observe, Flag, Shadow", failures, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Validate_PassThroughWithCommonAction_NamesThatKey() => Assert.All(
        Failures(new EmpathyGuardOptions { Streaming = EmpathyStreaming.PassThrough, Action = EmpathyAction.Reprompt }),
        static failure => Assert.StartsWith("EmpathyGuard:Action must be", failure, StringComparison.Ordinal));

    [Fact]
    public void Validate_PassThroughWithRepromptingProfile_IsRefused() =>
        Assert.Equal(4, Failures(new EmpathyGuardOptions { Streaming = EmpathyStreaming.PassThrough, Profile = "Wellbeing" }).Length);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Validate_ReplaceWithoutText_IsRefused(string? text)
    {
        var options = new EmpathyGuardOptions { ReplacementText = text };
        options.LinguisticDistancing.Action = EmpathyAction.Replace;

        Assert.StartsWith("EmpathyGuard:ReplacementText must", Assert.Single(Failures(options)), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ConcernAboveFailureOfTheProfile_NamesKeyAndRange()
    {
        var options = new EmpathyGuardOptions { Profile = "CrisisLine" };
        options.SentimentAttenuation.Concern = 0.48;

        Assert.Equal(
            ["EmpathyGuard:support:SentimentAttenuation:Concern must be above 0 and at most 0.45, the failure threshold of profile CrisisLine."],
            Failures(options, "support"));
    }

    [Fact]
    public void Validate_FailureBelowConcernOfTheProfile_TakesConcernDown()
    {
        var options = new EmpathyGuardOptions();
        options.SentimentAttenuation.Failure = 0.1;

        Assert.Empty(Failures(options));
        Assert.Equal(0.1, new EmpathyPolicy(options).Thresholds(EmpathyFailureMode.SentimentAttenuation).Concern);
    }

    [Fact]
    public void Validate_UndefinedEnumValues_AreRefused()
    {
        var options = new EmpathyGuardOptions { Action = (EmpathyAction)9, Streaming = (EmpathyStreaming)9 };
        options.GranularityMismatch.Action = (EmpathyAction)(-1);

        Assert.Equal(
            ["EmpathyGuard:Streaming must be one of Auto, PassThrough, Hold, Gate.", "EmpathyGuard:Action must be one of Observe, Flag, Shadow, Reprompt, Replace.", "EmpathyGuard:GranularityMismatch:Action must be one of Observe, Flag, Shadow, Reprompt, Replace."],
            Failures(options));
    }

    [Fact]
    public void Validate_MissingParts_AreRefused() =>
        Assert.Equal(2, Failures(new EmpathyGuardOptions { Crisis = null!, ConflictAvoidance = null! }).Length);

    [Fact]
    public void Validate_GateThatStopsWithoutTheOperatorsText_IsRefused()
    {
        var options = new EmpathyGuardOptions { Streaming = EmpathyStreaming.Gate };
        options.Gate.Rest = EmpathyGateRest.Stop;

        Assert.Equal(["EmpathyGuard:ReplacementText must hold the operator's text, because EmpathyGuard:Gate:Rest is Stop."], Failures(options));
        options.ReplacementText = "Someone from our team will write to you.";
        Assert.Empty(Failures(options));
        options.Gate.Rest = (EmpathyGateRest)7;
        Assert.Equal(["EmpathyGuard:Gate:Rest must be one of Deliver, Stop."], Failures(options));
        options.Gate = null!;
        Assert.Equal(["EmpathyGuard:Gate must not be null."], Failures(options));
    }

    [Fact]
    public void Gate_BoundsOutOfRange_Throw()
    {
        var gate = new EmpathyGateOptions();

        Assert.Throws<ArgumentOutOfRangeException>(() => gate.MaxHold = TimeSpan.FromMilliseconds(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.MaxHold = TimeSpan.FromSeconds(61));
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.MaxFailedHold = TimeSpan.FromTicks(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.MaxFailedHold = TimeSpan.FromSeconds(301));
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.MaxHeldLength = 63);
        Assert.Throws<ArgumentOutOfRangeException>(() => gate.MaxHeldLength = 65_537);
    }

    [Fact]
    public void Validate_EmptyAndDuplicateResources_AreRefused()
    {
        var options = new EmpathyGuardOptions();
        options.Crisis.Resources.Add(new VerifiedResource { Value = "0800 83 85 87", Locale = "en-GB" });
        options.Crisis.Resources.Add(new VerifiedResource { Value = "  " });
        options.Crisis.Resources.Add(new VerifiedResource { Value = "0800-838587", Locale = "en-gb" });
        options.Crisis.Resources.Add(new VerifiedResource { Value = "0800 838587", Locale = "en-IE" });

        string[] failures = Failures(options);

        Assert.Equal(2, failures.Length);
        Assert.StartsWith("EmpathyGuard:Crisis:Resources:1:Value must be", failures[0], StringComparison.Ordinal);
        Assert.StartsWith("EmpathyGuard:Crisis:Resources:2:Value must differ from EmpathyGuard:Crisis:Resources:0:Value", failures[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Please call 988 now.", "988", "", "", true)]
    [InlineData("Please call 9881 now.", "988", "", "", false)]
    [InlineData("Please call (0800) 83-8587 now.", "0800 838 587", "en", "en-GB", true)]
    [InlineData("Please call 988 now.", "988", "en-US", "en-GB", false)]
    [InlineData("Please call 988 now.", "988", "en-US", "", false)]
    [InlineData("See findahelpline.com today.", "findahelpline.com", "", "de-DE", true)]
    [InlineData("See findahelpline.community today.", "findahelpline.com", "", "", false)]
    [InlineData("Please be safe.", "988", "", "", false)]
    public void Validate_HarmReplacement_MustHoldAResourceOfTheLocale(string text, string value, string resourceLocale, string locale, bool valid)
    {
        var options = new EmpathyGuardOptions { Crisis = { HarmReplacementText = text, Locale = locale } };
        options.Crisis.Resources.Add(new VerifiedResource { Value = value, Locale = resourceLocale });

        string[] failures = Failures(options);

        Assert.Equal(valid, failures.Length == 0);
        Assert.All(failures, static failure => Assert.StartsWith("EmpathyGuard:Crisis:HarmReplacementText must contain", failure, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_WeightsFileThatIsNotThere_NamesKeyAndProblem()
    {
        string failure = Assert.Single(Failures(new EmpathyGuardOptions { WeightsFile = "no-such-weights.txt" }, "judge"));

        Assert.StartsWith("EmpathyGuard:judge:WeightsFile must be the path of weights", failure, StringComparison.Ordinal);
        Assert.EndsWith("There is no such file.", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("/")]
    public void Validate_WeightsFileThatIsNoFile_IsRefused(string path) =>
        Assert.StartsWith("EmpathyGuard:WeightsFile must", Assert.Single(Failures(new EmpathyGuardOptions { WeightsFile = path })), StringComparison.Ordinal);

    [Fact]
    public void Validate_WeightsFileThatIsMalformed_NamesKeyAndLine()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "# mine\nstake bias much\n");

            Assert.EndsWith("Line 2 of the weights: 'much' is no finite number such as -1.25.", Assert.Single(Failures(new EmpathyGuardOptions { WeightsFile = path })), StringComparison.Ordinal);

            File.WriteAllText(path, EmpathyWeights.Default.Text());

            Assert.Empty(Failures(new EmpathyGuardOptions { WeightsFile = path }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string[] Failures(EmpathyGuardOptions options, string name = "")
    {
        ValidateOptionsResult result = new EmpathyGuardOptionsValidator().Validate(name, options);
        return result.Failures is { } failures ? [.. failures] : [];
    }
}
