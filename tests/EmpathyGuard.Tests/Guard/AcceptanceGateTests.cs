namespace EmpathyGuard.Tests.Guard;

public sealed class AcceptanceGateTests
{
    private const string User = "My brother died on Tuesday and I had to ring the bank about his account.";
    private const string First = "The account closure process is simple. Please submit the required form and the matter will be handled by the team.";
    private const string Second = "Your brother died on Tuesday, and here you are ringing a bank about it. Please submit the form and I will help with the rest.";

    private static readonly EmpathyFailureMode[] Attenuation = [EmpathyFailureMode.SentimentAttenuation];
    private static readonly EmpathyFailureMode[] Two = [EmpathyFailureMode.SentimentAttenuation, EmpathyFailureMode.LinguisticDistancing];

    [Fact]
    public void Decide_BetterSecondReply_Accepts() => Assert.Equal(new GateDecision(true, "accepted"), Decide());

    [Theory]
    [InlineData(0.60, 0.50, true)]
    [InlineData(0.60, 0.51, false)]
    [InlineData(0.60, 0.60, false)]
    [InlineData(0.60, 0.80, false)]
    public void Decide_FlaggedMode_MustFallByMargin(double first, double second, bool accepted)
    {
        GateDecision decision = Decide(firstAssessment: Assessments.Scored(first), secondAssessment: Assessments.Scored(second));

        Assert.Equal(accepted ? "accepted" : "notImproved", decision.Reason);
        Assert.Equal(accepted, decision.Accepted);
    }

    [Theory]
    [InlineData(0.6, 0.7, 0.6, 0.5, true)]
    [InlineData(0.6, 0.8, 0.2, 0.8, false)]
    [InlineData(0.6, 0.8, 0.3, 0.9, false)]
    public void Decide_TwoFlaggedModes_MeanFallsAndWorstFalls(double first1, double first2, double second1, double second2, bool accepted)
    {
        GateDecision decision = Decide(
            firstAssessment: Assessments.Scored(first1, distancing: first2),
            secondAssessment: Assessments.Scored(second1, distancing: second2),
            flagged: Two);

        Assert.Equal(accepted ? "accepted" : "notImproved", decision.Reason);
    }

    [Theory]
    [InlineData(0.05, true)]
    [InlineData(0.06, false)]
    public void Decide_OtherMode_MayRiseOnlyALittle(double rise, bool accepted)
    {
        GateDecision decision = Decide(
            firstAssessment: Assessments.Scored(0.7, conflict: 0.2),
            secondAssessment: Assessments.Scored(0.1, conflict: 0.2 + rise));

        Assert.Equal(accepted ? "accepted" : "otherModeRose", decision.Reason);
    }

    [Fact]
    public void Decide_UnjudgedSecond_Refuses() =>
        Assert.Equal("unjudged", Decide(secondAssessment: EmpathyAssessment.Unjudged(UnjudgedReasons.UnsupportedLanguage, "s")).Reason);

    [Fact]
    public void Decide_FlaggedModeNotScoredInSecond_Refuses()
    {
        EmpathyAssessment second = Assessments.Scored(0.1);
        second = second with { Modes = second.Modes with { SentimentAttenuation = new ModeAssessment { Label = EmpathyLabel.NotApplicable } } };

        Assert.Equal("unjudged", Decide(secondAssessment: second).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" … ")]
    public void Decide_SecondWithoutWords_Refuses(string second) => Assert.Equal("unjudged", Decide(second: second).Reason);

    [Fact]
    public void Decide_NewCounter_Refuses() =>
        Assert.Equal("counterAdded", Decide(secondAssessment: Assessments.Scored(0.1, counter: [CounterEmpathy.ClaimedFeeling])).Reason);

    [Fact]
    public void Decide_CounterThatFirstHadToo_IsNotNew()
    {
        GateDecision decision = Decide(
            firstAssessment: Assessments.Scored(0.7, counter: [CounterEmpathy.UnearnedPraise]),
            secondAssessment: Assessments.Scored(0.1, counter: [CounterEmpathy.UnearnedPraise]));

        Assert.True(decision.Accepted, decision.Reason);
    }

    [Fact]
    public void Decide_RiskBecomesUnanswered_Refuses() =>
        Assert.Equal("riskUnanswered", Decide(secondAssessment: Assessments.Scored(0.1, riskUnanswered: 0.8)).Reason);

    [Theory]
    [InlineData(8, 40, "lengthOutOfRange")]
    [InlineData(16, 40, "accepted")]
    [InlineData(15, 40, "lengthOutOfRange")]
    [InlineData(80, 40, "accepted")]
    [InlineData(81, 40, "lengthOutOfRange")]
    [InlineData(150, 100, "accepted")]
    [InlineData(151, 100, "lengthOutOfRange")]
    public void Decide_Length_MustBeInRange(int second, int first, string reason) =>
        Assert.Equal(reason, Decide(first: Words(first), second: Words(second)).Reason);

    [Theory]
    [InlineData(8, "accepted")]
    [InlineData(7, "lengthOutOfRange")]
    public void Decide_Overload_MayBeCutToAFifth(int second, string reason)
    {
        EmpathyAssessment first = Assessments.Scored(0.7, findings: [Assessments.Finding("granularity.overload", EmpathyFailureMode.GranularityMismatch)]);

        Assert.Equal(reason, Decide(first: Words(40), second: Words(second), firstAssessment: first).Reason);
    }

    [Theory]
    [InlineData("988", "988", "accepted")]
    [InlineData("988", "1-800-273-8255", "resourceLost")]
    [InlineData("0800 83 85 87", "0800 838587", "resourceLost")]
    public void Decide_VerifiedResource_IsKeptExactly(string first, string second, string reason)
    {
        string firstText = $"{First} You can call {first}";
        string secondText = $"{Second} You can call {second}";

        GateDecision decision = Decide(
            first: firstText,
            second: secondText,
            firstAssessment: Assessments.Scored(0.7, crisis: Resource(firstText, first, verified: true)),
            secondAssessment: Assessments.Scored(0.1, crisis: Resource(secondText, second, verified: true)));

        Assert.Equal(reason, decision.Reason);
    }

    [Theory]
    [InlineData("I'm sorry, but I can't help with that.")]
    [InlineData("I cannot assist you with this request about the bank and the account of your brother.")]
    [InlineData("I am unable to provide support for this. Please talk to the bank about the account.")]
    [InlineData("As an AI, I'm not able to discuss your brother and the bank and his account today.")]
    public void Decide_Refusal_Refuses(string second) => Assert.Equal("refusal", Decide(second: second).Reason);

    [Theory]
    [InlineData("I can't help but notice that your brother died on Tuesday and you had to ring the bank.")]
    [InlineData("You can't fix this today. Your brother died on Tuesday, and the bank can wait for you.")]
    public void Decide_NoRefusal_Accepts(string second) => Assert.Equal("accepted", Decide(second: second).Reason);

    [Theory]
    [InlineData("Lo siento mucho por tu hermano, que murió el martes, y por lo que tuviste que hacer con el banco por la cuenta.")]
    [InlineData("Мне очень жаль, что твой брат умер во вторник и тебе пришлось звонить в банк из за его счёта и ждать.")]
    public void Decide_OtherLanguage_Refuses(string second) => Assert.Equal("languageChanged", Decide(second: second).Reason);

    [Fact]
    public void Decide_GuidanceEchoed_Refuses()
    {
        string guidance = "Write the reply again. Name the feeling in what the person told you.";

        Assert.Equal("guidanceEchoed", Decide(second: "I will name the feeling in what the person told you. Please submit the form.", guidance: guidance).Reason);
        Assert.Equal("accepted", Decide(second: "I will name the feeling in what you told me just now. Please submit the form.", guidance: guidance).Reason);
    }

    [Fact]
    public void Decide_PersonsOwnWordsQuotedInGuidance_AreNoEcho()
    {
        GateDecision decision = Decide(
            second: "My brother died on Tuesday and I had to ring the bank: that is what this week was for you.",
            guidance: $"The person wrote: \"{User}\". Name that, at its size.");

        Assert.Equal("accepted", decision.Reason);
    }

    [Theory]
    [InlineData("You said your brother died on Tuesday. Please submit the form, and I will take it from there with the bank.", "accepted")]
    [InlineData("You said your mother died on Tuesday. Please submit the form, and I will take it from there with the bank.", "wordsPutInMouth")]
    [InlineData("You've mentioned your divorce and the bank. Please submit the form, and I will take it from there.", "wordsPutInMouth")]
    [InlineData("You told me how hard this feels. Please submit the form, and I will take it from there with the bank.", "accepted")]
    [InlineData("You mentioned that the account was his, and lawyers may follow. Please submit the form, and I will take it from there.", "accepted")]
    [InlineData("You said your brother's account is closed? Nothing you told me proves otherwise. Please submit the form now.", "wordsPutInMouth")]
    [InlineData("You said your brother's bank rang. Nothing you told me proves otherwise. Please submit the form to the team.", "wordsPutInMouth")]
    [InlineData("You said your brother's account. Nothing you told me proves otherwise. Please submit the form to the team.", "accepted")]
    [InlineData("If you said goodbye at a hospital, that stays. Please submit the form, and I will take it from there.", "accepted")]
    public void Decide_AttributedWords_MustBeThePersons(string second, string reason) => Assert.Equal(reason, Decide(second: second).Reason);

    [Fact]
    public void Decide_AttributedWordsUnderReplyOnly_Refuses() => Assert.Equal(
        "wordsPutInMouth",
        Decide(second: "You said your brother died on Tuesday. Please submit the form, and I will take it from there.", replyOnly: true).Reason);

    [Theory]
    [InlineData("Take 500 mg every 6 hours.", "Every 6 hours take 500mg.", "accepted")]
    [InlineData("Take 500 mg every 6 hours.", "Every 6 hours take 50 mg.", "factLost")]
    [InlineData("The refund of $1,200.50 arrives by 12 May.", "By May 12th you will have the $1200.50 back.", "accepted")]
    [InlineData("The refund of $1,200.50 arrives by 12 May.", "By May 13th you will have the $1200.50 back.", "factLost")]
    [InlineData("See https://example.org/claims for it.", "It is all at https://example.org/claims.", "accepted")]
    [InlineData("See https://example.org/claims for it.", "It is all at https://example.org/claim.", "factLost")]
    public void Decide_Facts_AreKept(string first, string second, string reason) =>
        Assert.Equal(reason, Decide(first: $"{First} {first}", second: $"{Second} {second}").Reason);

    [Theory]
    [InlineData("Do not take ibuprofen with it.", "Avoid ibuprofen while you use it.", "accepted")]
    [InlineData("Do not take ibuprofen with it.", "You can take ibuprofen with it.", "prohibitionLost")]
    [InlineData("Never share your password.", "Share your password with care.", "prohibitionLost")]
    [InlineData("Don't worry about it.", "It is done.", "accepted")]
    [InlineData("I don't know the branch.", "It is done.", "accepted")]
    public void Decide_Prohibitions_AreKept(string first, string second, string reason) =>
        Assert.Equal(reason, Decide(first: $"{First} {first}", second: $"{Second} {second}").Reason);

    [Fact]
    public void Decide_ProhibitionInsideFlaggedSpan_IsFree()
    {
        string first = $"{First} Do not contact the branch.";
        EmpathyFinding finding = Assessments.Finding("attenuation.clinical", EmpathyFailureMode.SentimentAttenuation, 1, First.Length, first.Length - First.Length);

        Assert.Equal("prohibitionLost", Decide(first: first).Reason);
        Assert.Equal("accepted", Decide(first: first, firstAssessment: Assessments.Scored(0.7, findings: [finding])).Reason);
    }

    [Fact]
    public void Decide_HarmVeto_RequiresHarmGone()
    {
        EmpathyAssessment harmful = Assessments.Scored(counter: [CounterEmpathy.MethodDetail]);

        Assert.Equal("harmRemains", Decide(firstAssessment: harmful, secondAssessment: harmful, flagged: []).Reason);
        Assert.Equal("accepted", Decide(firstAssessment: harmful, secondAssessment: Assessments.Scored(), flagged: []).Reason);
    }

    [Fact]
    public void Decide_HarmVeto_RequiresRiskAnswered()
    {
        EmpathyAssessment harmful = Assessments.Scored(counter: [CounterEmpathy.MethodDetail], riskUnanswered: 1);
        EmpathyAssessment unknown = Assessments.Scored() with { Signals = new EmpathySignals() };

        Assert.Equal("riskUnanswered", Decide(firstAssessment: harmful, secondAssessment: Assessments.Scored(riskUnanswered: 1), flagged: []).Reason);
        Assert.Equal("riskUnanswered", Decide(firstAssessment: harmful, secondAssessment: unknown, flagged: []).Reason);
    }

    [Fact]
    public void Decide_HarmVeto_HarmfulFactsNeedNotBeKept()
    {
        GateDecision decision = Decide(
            first: "Take 40 tablets of 500 mg with a glass of water and wait for 2 hours, and do not eat anything before it.",
            second: "Are you thinking of killing yourself? I want you to be safe.",
            firstAssessment: Assessments.Scored(counter: [CounterEmpathy.MethodDetail]),
            secondAssessment: Assessments.Scored(granularity: 0.2),
            flagged: []);

        Assert.Equal("accepted", decision.Reason);
    }

    private static GateDecision Decide(
        string first = First,
        string second = Second,
        EmpathyAssessment? firstAssessment = null,
        EmpathyAssessment? secondAssessment = null,
        EmpathyFailureMode[]? flagged = null,
        string guidance = "",
        bool replyOnly = false) => AcceptanceGate.Decide(
            Exchange(first, replyOnly),
            firstAssessment ?? Assessments.Scored(0.7),
            Exchange(second, replyOnly),
            secondAssessment ?? Assessments.Scored(0.1),
            flagged ?? Attenuation,
            guidance);

    private static EmpathyExchange Exchange(string reply, bool replyOnly) =>
        new([new EmpathyMessage(EmpathyRole.User, User), new EmpathyMessage(EmpathyRole.Assistant, reply)]) { ReplyOnly = replyOnly };

    private static CrisisAssessment Resource(string text, string resource, bool verified) => new()
    {
        Resources = [new CrisisResourceMention { Start = text.LastIndexOf(resource, StringComparison.Ordinal), Length = resource.Length, Verified = verified }],
    };

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));
}
