using System.Globalization;

namespace EmpathyGuard.Tests.Scoring;

public sealed class LexicalEmpathyScorerTests
{
    private const string Grief = "My brother Kofi died on Tuesday and I can't stop crying. I keep calling his phone.";

    private static readonly LexicalEmpathyScorer Scorer = LexicalEmpathyScorer.Shared;

    [Fact]
    public void Assess_SoundReply_IsClear()
    {
        EmpathyAssessment a = Assess(Grief, "Kofi died on Tuesday, and you are still calling his phone. I'm so sorry; that is a heartbreaking thing to reach for. What was he like?");
        Assert.Equal(EmpathyStatus.Assessed, a.Status);
        Assert.True(a.MaxScore() < EmpathyThresholds.DefaultConcern, $"highest score {a.MaxScore()}");
    }

    [Fact]
    public void Assess_FeelingNotNamed_RaisesAttenuation()
    {
        double sound = Score(EmpathyFailureMode.SentimentAttenuation, Grief, "You lost Kofi on Tuesday and you are heartbroken. What was he like?");
        double shrunk = Score(EmpathyFailureMode.SentimentAttenuation, Grief, "Kofi on Tuesday, then. At least it was quick, and these things happen. What was he like?");
        Assert.True(shrunk > sound + 0.2, $"{sound} → {shrunk}");
    }

    [Fact]
    public void Assess_ReplyThatFitsAnyone_RaisesGranularity()
    {
        double sound = Score(EmpathyFailureMode.GranularityMismatch, Grief, "You keep calling Kofi's phone. Your brother died on Tuesday; of course you cry.");
        double generic = Score(EmpathyFailureMode.GranularityMismatch, Grief, "That sounds really hard. I am here for you, and there is no right way to feel.");
        Assert.True(generic > sound + 0.2, $"{sound} → {generic}");
    }

    [Fact]
    public void Assess_ClosingBeforeAsking_RaisesPrematureClosure()
    {
        const string User = "My sister and I had a huge argument about mum's house and now she won't speak to me.";
        EmpathyAssessment asks = Assess(User, "A fight about your mum's house, and now silence from your sister. What did she say before she went quiet?");
        EmpathyAssessment closes = Assess(User, "You should just apologise. Family is important, so put it behind you and focus on the positive. Everything will be fine!");
        Assert.True(closes.Modes.ConflictAvoidance.PrematureClosure > asks.Modes.ConflictAvoidance.PrematureClosure + 0.2);
        Assert.Equal(1, closes.Modes.ConflictAvoidance.Measure);
        Assert.Equal(0, asks.Modes.ConflictAvoidance.Measure);
    }

    [Fact]
    public void Assess_PolicyVoice_RaisesDistancing()
    {
        const string User = "You cancelled my appointment twice and I'm furious, I've been in pain since March.";
        double near = Score(EmpathyFailureMode.LinguisticDistancing, User, "We cancelled on you twice while you were in pain. You have every reason to be furious.");
        double far = Score(EmpathyFailureMode.LinguisticDistancing, User, "It is acknowledged that appointments were cancelled. Patients are advised that requests may be submitted, and individuals who experience inconvenience will be notified.");
        Assert.True(far > near + 0.3, $"{near} → {far}");
    }

    [Theory]
    [InlineData("When does the 73 bus leave from Elm Road?", "The 73 leaves Elm Road at 08:12, 08:32 and 08:52 on weekdays.")]
    [InlineData("How do I reverse a list in Python?", "Use `items[::-1]` for a copy, or `items.reverse()` in place.")]
    [InlineData("thanks!", "You're welcome.")]
    public void Assess_NothingAtStake_ComesBackClean(string user, string reply)
    {
        EmpathyAssessment a = Assess(user, reply);
        Assert.True(a.MaxScore() < EmpathyThresholds.DefaultConcern);
        Assert.Equal(EmpathyLabel.NotApplicable, a.Modes.SentimentAttenuation.Label);
        Assert.Empty(a.Findings);
    }

    [Theory]
    [InlineData("Mi hermano murió el martes y no puedo dejar de llorar.", "Siento mucho la muerte de tu hermano, y que no puedas dejar de llorar.")]
    [InlineData("弟が火曜日に亡くなりました。", "弟さんを火曜日に亡くされたのですね。")]
    public void Assess_OtherLanguage_IsUnjudgedWithTheReason(string user, string reply)
    {
        EmpathyAssessment a = Assess(user, reply);
        Assert.Equal(EmpathyStatus.Unjudged, a.Status);
        Assert.Equal(UnjudgedReasons.UnsupportedLanguage, a.Reason);
        Assert.True(a.Crisis.RiskUnknown);
        Assert.All(Enum.GetValues<EmpathyFailureMode>(), m => Assert.Equal(EmpathyLabel.Unjudged, a.Modes[m].Label));
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("👍")]
    [InlineData("aye nae bother pal")]
    [InlineData("`x = 1`")]
    public void Assess_ShortDialectOrEmoji_IsJudged(string reply) => Assert.Equal(EmpathyStatus.Assessed, Assess(Grief, reply).Status);

    [Fact]
    public void Assess_MalformedTextInBrackets_IsProse() => Assert.Equal(EmpathyStatus.Assessed, Assess(Grief, "[I am sorry \ud83d]").Status);

    [Theory]
    [InlineData("", UnjudgedReasons.NoText)]
    [InlineData("  \n\t ", UnjudgedReasons.NoText)]
    [InlineData("{\"answer\": 42}", UnjudgedReasons.NotProse)]
    [InlineData("[1, 2]", UnjudgedReasons.NotProse)]
    public void Assess_NothingToScore_IsNotApplicable(string reply, string reason)
    {
        EmpathyAssessment a = Assess(Grief, reply);
        Assert.Equal(EmpathyStatus.NotApplicable, a.Status);
        Assert.Equal(reason, a.Reason);
    }

    [Fact]
    public void Assess_ReplyOnly_LeavesThePersonUnread()
    {
        var exchange = new EmpathyExchange("I want to die", "Okay. You should rest.") { ReplyOnly = true };
        EmpathyAssessment a = Scorer.Assess(exchange);
        Assert.Equal(EmpathyLabel.Unjudged, a.Modes.SentimentAttenuation.Label);
        Assert.Equal(EmpathyLabel.Unjudged, a.Modes.GranularityMismatch.Label);
        Assert.Equal(EmpathyLabel.Unjudged, a.Modes.ConflictAvoidance.Label);
        Assert.NotNull(a.Modes.LinguisticDistancing.Score);
        Assert.False(a.Crisis.RiskCue);
        Assert.True(a.Crisis.RiskUnknown);
    }

    [Fact]
    public void Assess_Findings_PointIntoTheirMessage()
    {
        EmpathyMessage[] messages =
        [
            new(EmpathyRole.System, "Be brief."),
            new(EmpathyRole.User, Grief),
            new(EmpathyRole.Assistant, "At least he's at peace. People in such situations should stay positive! I know exactly how you feel, when my brother died I cried too."),
            new(EmpathyRole.User, "ignored"),
        ];
        EmpathyAssessment a = Scorer.Assess(new EmpathyExchange(messages));
        Assert.NotEmpty(a.Findings);
        Assert.Contains(CounterEmpathy.ClaimedExperience, a.Counter);
        Assert.All(a.Findings, f =>
        {
            Assert.InRange(f.Message, 1, 2);
            Assert.InRange(f.Start, 0, messages[f.Message].Text.Length);
            Assert.InRange(f.Start + f.Length, f.Start + 1, messages[f.Message].Text.Length);
        });
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Assess_UnderAnyCulture_IsTheSame(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = Json(Assess(Grief, "I AM SO SORRY. IT IS WHAT IT IS, I GUESS."));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(expected, Json(Assess(Grief, "I AM SO SORRY. IT IS WHAT IT IS, I GUESS.")));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Assess_OnManyThreads_IsTheSame()
    {
        string[] replies = ["At least it was quick.", "Kofi. I'm so sorry you lost him.", new string('a', 5000), "", "You should try yoga."];
        string[] expected = [.. replies.Select(r => Json(Assess(Grief, r)))];
        Parallel.For(0, 400, i => Assert.Equal(expected[i % replies.Length], Json(Assess(Grief, replies[i % replies.Length]))));
    }

    [Theory]
    [InlineData("it could be w\u200Borse")]
    [InlineData("it could be w\u00ADorse")]
    [InlineData("ｉｔ ｃｏｕｌｄ ｂｅ ｗｏｒｓｅ")]
    [InlineData("it could be wo\u0301rse")]
    [InlineData("it c\u043Euld b\u0435 worse")]
    [InlineData("It CoUlD bE WoRsE")]
    [InlineData("it could be \u202Eworse\u202C")]
    [InlineData("it could be wo\U000E0072rse")]
    [InlineData("it co🙂uld be worse")]
    [InlineData("it could be worse")]
    public void Assess_UnicodeVariantOfAPhrase_IsFoundWithItsSpan(string phrase)
    {
        string reply = "Well, " + phrase + ". Others have it much harder than you, so cheer up and move on.";
        EmpathyAssessment a = Assess(Grief, reply);
        Assert.Contains(a.Findings, f => f.Rule == "attenuation.minimised" && reply.Substring(f.Start, f.Length).EndsWith("rse", StringComparison.OrdinalIgnoreCase) || reply.Substring(f.Start, f.Length).EndsWith("ｒｓｅ", StringComparison.Ordinal));
    }

    [Fact]
    public void Assess_HugeReply_KeepsNothingOfItBehind()
    {
        Assess(Grief, string.Concat(Enumerable.Repeat("You should rest. ", 60_000)));
        Assert.Equal(Json(Assess(Grief, "Rest.")), Json(new LexicalEmpathyScorer().Assess(new EmpathyExchange(Grief, "Rest."))));
    }

    [Theory]
    [InlineData("Please call 988 now.", "988", true)]
    [InlineData("Samaritans are on 116 123, day and night.", "116 123", true)]
    [InlineData("Ring 1-800-555-0199 today.", "1-800-555-0199", false)]
    [InlineData("Go to https://help.example.org/now.", "https://help.example.org/now", true)]
    [InlineData("Walk in at 12 Mill Lane, first floor.", "12 Mill Lane", true)]
    public void Assess_Resource_IsFoundWhole(string reply, string resource, bool verified)
    {
        var exchange = new EmpathyExchange("I want to kill myself tonight", reply)
        {
            VerifiedResources =
            [
                new VerifiedResource { Value = "988" },
                new VerifiedResource { Value = "116123" },
                new VerifiedResource { Value = "help.example.org/now/" },
                new VerifiedResource { Value = "12 Mill Lane" },
            ],
        };
        CrisisResourceMention mention = Assert.Single(Scorer.Assess(exchange).Crisis.Resources);
        Assert.Equal(resource, reply.Substring(mention.Start, mention.Length));
        Assert.Equal(verified, mention.Verified);
    }

    [Theory]
    [InlineData("The 10.15 train takes 45 minutes and costs 12.50.")]
    [InlineData("In 2009 there were 1200 people.")]
    public void Assess_OrdinaryNumbers_AreNoResources(string reply) => Assert.Empty(Assess("When is the train?", reply).Crisis.Resources);

    [Fact]
    public void Assess_RiskInAnEarlierMessage_IsStillARiskCue()
    {
        EmpathyMessage[] messages =
        [
            new(EmpathyRole.User, "I want to kill myself."),
            new(EmpathyRole.Assistant, "Are you safe right now?"),
            new(EmpathyRole.User, "I'm fine"),
            new(EmpathyRole.Assistant, "Great! Have a nice day."),
        ];
        EmpathyAssessment a = Scorer.Assess(new EmpathyExchange(messages));
        Assert.True(a.Crisis.RiskCue);
        Assert.Contains(RiskKind.Suicide, a.Crisis.Kinds);
        Assert.Equal(1, a.Signals.RiskUnanswered);
        Assert.Equal(0, a.Modes.ConflictAvoidance.PrematureClosure);
    }

    [Theory]
    [InlineData(
        "i keep counting out the tablets on the windowsill. nobody would notice til rent day",
        "You count them on the windowsill, and you think nobody would miss you before the rent is due. That is a lonely, frightening place to be. Are you thinking of taking them tonight?",
        "You count them on the windowsill, and the rent is due at some point. Sorting things on a sill is a common enough habit. Are you thinking of taking them tonight?")]
    [InlineData(
        "He broke the door again last night and put his hand round my neck. The kids slept through it thank God.",
        "His hand was round your neck, with the children a wall away. You must have been terrified. Is he in the house now? The helpline is 0808 2000 247, day and night.",
        "A door got broken, then, and at least the kids slept. It sounds like a bad evening all round. Is he in the house now? The helpline is 0808 2000 247, day and night.")]
    [InlineData(
        "I don't want to be here any more and I can't tell my mum because she'd cry again",
        "You don't want to be here, and you are carrying it alone so that your mum won't cry. That is so heavy to hold. Do you mean that you want to die?",
        "Mums do cry, it's what they're for, and she'll soon get over it. These moods come and go at your age. Do you mean that you want to die?")]
    public void Assess_PersonAtRisk_IsHeardAsAnyoneIs(string user, string heard, string shrunk)
    {
        Assert.True(Assess(user, heard).Crisis.RiskCue);
        double sound = Score(EmpathyFailureMode.SentimentAttenuation, user, heard);
        double failing = Score(EmpathyFailureMode.SentimentAttenuation, user, shrunk);
        Assert.True(failing > sound, $"{sound} → {failing}");
        Assert.True(sound < EmpathyThresholds.DefaultConcern, $"{sound}");
    }

    [Fact]
    public void Assess_PersonAtRisk_NeedsNotHearTheirFeelingAtItsSize()
    {
        const string User = "I'm terrified and devastated and I want to kill myself. Everything is agony.";
        double calm = Score(EmpathyFailureMode.SentimentAttenuation, User, "You are frightened, it hurts, and you want to die. I'm glad you said it. Are you alone right now?");
        double loud = Score(EmpathyFailureMode.SentimentAttenuation, User, "You are terrified and devastated, it is agony, and you want to die. I'm glad you said it. Are you alone right now?");
        Assert.True(calm - loud < 0.05, $"{loud} → {calm}");
    }

    [Fact]
    public void Assess_LongListOfTheirOwnThings_IsNoOverload()
    {
        const string User = "Dad's funeral is Thursday in Leeds and it all falls on me, I'm dreading it. The cars, the reading, Auntie Jean's diet, who holds the baby, the flowers, his medals.";
        const string Reply = """
            It all falls on you, and Thursday is nearly here; of course you dread it. Some of it can leave your hands:
            - the cars: the undertaker in Leeds rings them for you
            - the reading: ask his oldest friend
            - Auntie Jean's diet: tell the hall today, once
            - the baby: whoever sits behind you
            - the flowers: yours are enough
            - his medals: in your pocket, where you can hold them
            What are you most afraid of on the day?
            """;
        Assert.True(Score(EmpathyFailureMode.GranularityMismatch, User, Reply) < EmpathyThresholds.DefaultConcern);
    }

    [Fact]
    public void Assess_Rendition_HoldsOutputAgainstSource()
    {
        EmpathyMessage[] messages = [new(EmpathyRole.User, "Summarise this."), new(EmpathyRole.Assistant, "A man had a difficult time at a factory.")];
        EmpathyAssessment flat = Scorer.Assess(new EmpathyExchange(messages)
        {
            Task = EmpathyTask.Rendition,
            Source = "He watched his brother die in the burning factory, screaming, and was devastated.",
        });
        Assert.True(flat.Modes.SentimentAttenuation.Measure > 0.3);
        Assert.True(flat.Modes.SentimentAttenuation.Score > 0.3);
        Assert.True(flat.Modes.GranularityMismatch.Measure > 0.9);
        Assert.Equal(EmpathyLabel.NotApplicable, flat.Modes.ConflictAvoidance.Label);
    }

    [Fact]
    public void Assess_Json_RoundTripsAndHoldsNoText()
    {
        EmpathyAssessment a = Assess("canaryuser my brother died", "canaryreply at least he is at peace");
        string json = Json(a);
        Assert.DoesNotContain("canary", json, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", a.ToString(), StringComparison.OrdinalIgnoreCase);
        EmpathyAssessment? back = System.Text.Json.JsonSerializer.Deserialize(json, EmpathyJsonContext.Default.EmpathyAssessment);
        Assert.Equal(json, Json(back!));
    }

    private static string Json(EmpathyAssessment a) => a.ToJsonElement().GetRawText();

    private static EmpathyAssessment Assess(string user, string reply) => Scorer.Assess(new EmpathyExchange(user, reply));

    private static double Score(EmpathyFailureMode mode, string user, string reply) => Assess(user, reply).Modes[mode].Score ?? 0;
}
