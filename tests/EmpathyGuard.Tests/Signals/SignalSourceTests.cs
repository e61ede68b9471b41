using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Tests.Signals;

public class SignalSourceTests
{
    private const string Message = "My brother Kofi died on Tuesday. I keep calling his phone.";
    private const string Reply = "You keep calling Kofi's phone. The lamp on the third shelf is grey.";

    [Fact]
    public void ActSet_HoldsANumberForEachSentenceSignal()
    {
        Assert.Equal(ActSet.Count, Enum.GetNames<SentenceSignal>().Length);
        Assert.True(ActSet.Count <= ActSums.Lanes, "a row of weights has a lane for each");
    }

    [Fact]
    public void Assess_WithASourceThatSaysNothing_IsAsWithoutOne()
    {
        EmpathyAssessment alone = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Message, Reply));
        EmpathyAssessment with = Scorer(new Source()).Assess(new EmpathyExchange(Message, Reply));
        Assert.Equal($"{alone.Scorer} +test/1", with.Scorer);
        Assert.Equal(alone.ToJsonElement().GetProperty("signals").GetRawText(), with.ToJsonElement().GetProperty("signals").GetRawText());
        Assert.Equal(alone.ToJsonElement().GetProperty("modes").GetRawText(), with.ToJsonElement().GetProperty("modes").GetRawText());
    }

    [Fact]
    public void Assess_WithASourceThatReadsASentence_FeedsTheSignalAndTheModes()
    {
        EmpathyAssessment alone = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Message, Reply));
        EmpathyAssessment with = Scorer(new Source { OfReply = static reply => reply[1, SentenceSignal.Dismissal] = 1 }).Assess(new EmpathyExchange(Message, Reply));
        Assert.True(with.Signals.Dismissal > alone.Signals.Dismissal + 0.1);
        Assert.True(with.Modes.SentimentAttenuation.Score > alone.Modes.SentimentAttenuation.Score);
    }

    [Fact]
    public void ReadReply_SeesTheSentencesWhatTheyAnswerAndWhatStands()
    {
        List<string> seen = [];
        double advice = 0;
        Source source = new()
        {
            OfReply = reply =>
            {
                seen.Add(reply.Message);
                seen.AddRange(Enumerable.Range(0, reply.MessageSentenceCount).Select(i => reply.MessageSentence(i).ToString()));
                seen.AddRange(Enumerable.Range(0, reply.SentenceCount).Select(i => reply.Sentence(i).ToString()));
                advice = reply[1, SentenceSignal.Advice];
            },
        };
        Scorer(source).Assess(new EmpathyExchange(Message, "I hear you. You keep calling Kofi's phone. You should call your doctor tomorrow. You keep calling Kofi's phone."));
        Assert.Equal(
            [Message, "My brother Kofi died on Tuesday.", "I keep calling his phone.", "You keep calling Kofi's phone.", "You should call your doctor tomorrow."],
            seen);
        Assert.InRange(advice, 0.05, 0.999);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-1, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NaN, 0.25)]
    public void Set_OutOfRange_IsBroughtIntoItAndNoNumberChangesNothing(double set, double stands)
    {
        double read = -1;
        Scorer(new Source
        {
            OfReply = reply =>
            {
                reply[0, SentenceSignal.Evasion] = 0.25;
                reply[0, SentenceSignal.Evasion] = set;
                read = reply[0, SentenceSignal.Evasion];
            },
        }).Assess(new EmpathyExchange(Message, Reply));
        Assert.Equal(stands, read);
    }

    [Fact]
    public void Index_OutsideTheSentencesOrSignals_Throws()
    {
        int thrown = 0;
        Scorer(new Source
        {
            OfReply = reply =>
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => reply[-1, SentenceSignal.Advice]);
                Assert.Throws<ArgumentOutOfRangeException>(() => reply[reply.SentenceCount, SentenceSignal.Advice] = 1);
                Assert.Throws<ArgumentOutOfRangeException>(() => reply[0, (SentenceSignal)99]);
                Assert.Throws<ArgumentOutOfRangeException>(() => reply.Sentence(reply.SentenceCount).Length);
                Assert.Throws<ArgumentOutOfRangeException>(() => reply.MessageSentence(-1).Length);
                thrown++;
            },
            OfMessage = message =>
            {
                Assert.Throws<ArgumentOutOfRangeException>(() => message.Sentence(message.SentenceCount).Length);
                thrown++;
            },
        }).Assess(new EmpathyExchange(Message, Reply));
        Assert.Equal(2, thrown);
    }

    [Fact]
    public void Assess_TwoSources_AskedInTheirOrder()
    {
        double read = 0;
        Source first = new() { OfReply = static reply => reply[0, SentenceSignal.SelfFocus] = 0.75 };
        Source second = new() { OfReply = reply => read = reply[0, SentenceSignal.SelfFocus] };
        Scorer(first, second).Assess(new EmpathyExchange(Message, Reply));
        Assert.Equal(0.75, read);
    }

    [Fact]
    public void Assess_ReplyOnly_ShowsNothingOfThePerson()
    {
        string? seen = null;
        int messages = 0;
        Source source = new() { OfReply = reply => seen = reply.Message + reply.MessageSentenceCount, OfMessage = _ => messages++ };
        Scorer(source).Assess(new EmpathyExchange([new(EmpathyRole.User, Message), new(EmpathyRole.Assistant, Reply)]) { ReplyOnly = true });
        Assert.Equal("0", seen);
        Assert.Equal(0, messages);
    }

    [Fact]
    public void Assess_AnotherLanguage_NeverReachesASource()
    {
        int asked = 0;
        Source source = new() { OfReply = _ => asked++, OfMessage = _ => asked++ };
        Scorer(source).Assess(new EmpathyExchange(
            "Mein Bruder ist am Dienstag gestorben und ich kann nicht aufhören zu weinen.",
            "Das tut mir sehr leid, dass dein Bruder gestorben ist. Möchtest du mir von ihm erzählen?"));
        Assert.Equal(0, asked);
    }

    [Fact]
    public void ReadMessage_ThatRaisesARisk_FindsACueOfItsKindAndPlace()
    {
        Source source = new()
        {
            OfMessage = static message =>
            {
                if (message.Text.Contains("the blue envelope", StringComparison.Ordinal))
                {
                    message.Risk = 1;
                    message.Kind = RiskKind.Overdose;
                    message.RiskSentence = 1;
                }
            },
        };
        const string user = "The weather was fine. I opened the blue envelope.";
        LexicalEmpathyScorer scorer = Scorer(source);
        EmpathyAssessment read = scorer.Assess(new EmpathyExchange(user, "Fine weather, then."));
        Assert.True(read.Crisis.RiskCue);
        Assert.Equal([RiskKind.Overdose], read.Crisis.Kinds);
        EmpathyFinding finding = Assert.Single(read.Findings, static finding => finding.Rule == "risk.unanswered");
        Assert.Equal("I opened the blue envelope.", user.Substring(finding.Start, finding.Length));
        Assert.True(scorer.ReadRisk([new(EmpathyRole.User, user)]).RiskCue);
        Assert.False(LexicalEmpathyScorer.Shared.ReadRisk([new(EmpathyRole.User, user)]).RiskCue);
    }

    [Fact]
    public void ReadReply_ThatAddsFalseEmpathy_IsListedWithItsSentence()
    {
        Source source = new() { OfReply = static reply => reply.AddCounter(1, CounterEmpathy.UnearnedPraise) };
        const string reply = "The form is on the second page. Few have ever filled it in so well.";
        EmpathyAssessment read = Scorer(source).Assess(new EmpathyExchange("Where do I find the form?", reply));
        Assert.Equal([CounterEmpathy.UnearnedPraise], read.Counter);
        EmpathyFinding finding = Assert.Single(read.Findings, static finding => finding.Rule == "counter.unearnedPraise");
        Assert.Equal("Few have ever filled it in so well.", reply.Substring(finding.Start, finding.Length));
        Assert.Empty(Scorer().Assess(new EmpathyExchange("Where do I find the form?", reply)).Counter);
    }

    [Theory]
    [InlineData("I want to die.", true)]
    [InlineData("Where do I find the form?", false)]
    public void ReadReply_ThatAddsNormalisedRisk_CountsWhereThereIsARisk(string message, bool counts)
    {
        Source source = new() { OfReply = static reply => reply.AddCounter(0, CounterEmpathy.NormalisingRisk) };
        Assert.Equal(counts, Scorer(source).Assess(new EmpathyExchange(message, "The form is on the second page.")).Counter.Contains(CounterEmpathy.NormalisingRisk));
    }

    [Fact]
    public void ReadMessage_ThatLowersARisk_SeesWhatStood()
    {
        double stood = 0;
        Source source = new()
        {
            OfMessage = message =>
            {
                stood = message.Risk;
                message.Risk = 0;
            },
        };
        EmpathyAssessment read = Scorer(source).Assess(new EmpathyExchange("They'd be happier if I was gone.", "Good night."));
        Assert.True(stood > 0.5);
        Assert.False(read.Crisis.RiskCue);
    }

    [Fact]
    public void ReadMessage_ThatLowersWhatCannotBeMistaken_ChangesNothing()
    {
        Source source = new() { OfMessage = static message => message.Risk = 0 };
        Assert.True(Scorer(source).Assess(new EmpathyExchange("I'm going to kill myself tonight.", "Good night.")).Crisis.RiskCue);
    }

    [Fact]
    public void Assess_ASourceThatThrows_ThrowsAndLeavesTheScorerWhole()
    {
        bool throws = true;
        LexicalEmpathyScorer scorer = Scorer(new Source
        {
            OfReply = _ =>
            {
                if (throws)
                {
                    throw new InvalidOperationException();
                }
            },
        });
        Assert.Throws<InvalidOperationException>(() => scorer.Assess(new EmpathyExchange(Message, Reply)));
        throws = false;
        Assert.Equal(
            LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(Message, Reply)).MaxScore(),
            scorer.Assess(new EmpathyExchange(Message, Reply)).MaxScore());
    }

    [Fact]
    public void ReadMessage_FeelingsAndAsks_StartAtWhatTheWordsSay()
    {
        const string user = "I'm so scared of Monday. How do I cancel the appointment?";
        Dictionary<FeelingKind, double> feelings = [];
        Dictionary<PersonAsk, double> asks = [];
        EmpathyAssessment read = Scorer(new Source
        {
            OfMessage = message =>
            {
                Assert.True(message.IsAnswered);
                feelings = Enum.GetValues<FeelingKind>().ToDictionary(static feeling => feeling, feeling => message[feeling]);
                asks = Enum.GetValues<PersonAsk>().ToDictionary(static ask => ask, ask => message[ask]);
            },
        }).Assess(new EmpathyExchange(user, "Ring the desk before noon."));
        PersonAffect words = LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(user, "Ring the desk before noon.")).Person!;
        Assert.Contains(FeelingKind.Fear, words.Feelings);
        Assert.Contains(PersonAsk.Steps, words.Asks);
        Assert.Equal(words.Feelings, feelings.Where(static pair => pair.Value > 0.5).Select(static pair => pair.Key));
        Assert.Equal(words.Asks, asks.Where(static pair => pair.Value > 0.5).Select(static pair => pair.Key));
        Assert.Equal((words.Feelings, words.Asks), (read.Person!.Feelings, read.Person.Asks), static (a, b) => a.Feelings.SequenceEqual(b.Feelings) && a.Asks.SequenceEqual(b.Asks));
        Assert.Equal(
            LexicalEmpathyScorer.Shared.Assess(new EmpathyExchange(user, "Ring the desk before noon.")).ToJsonElement().GetProperty("modes").GetRawText(),
            read.ToJsonElement().GetProperty("modes").GetRawText());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-1, 0)]
    [InlineData(0.75, 0.75)]
    [InlineData(double.PositiveInfinity, 1)]
    public void ReadMessage_WhatIsSet_IsBroughtIntoTheRange(double set, double becomes)
    {
        (double Feeling, double Ask) read = default;
        Scorer(new Source
        {
            OfMessage = message =>
            {
                message[FeelingKind.Hope] = set;
                message[PersonAsk.Opinion] = set;
                message[FeelingKind.Hope] = double.NaN;
                message[PersonAsk.Opinion] = double.NaN;
                read = (message[FeelingKind.Hope], message[PersonAsk.Opinion]);
            },
        }).Assess(new EmpathyExchange(Message, Reply));
        Assert.Equal((becomes, becomes), read);
    }

    [Fact]
    public void ReadMessage_ThatWritesFeelingsAndAsks_IsWhatThePersonIsReadFor()
    {
        Source source = new()
        {
            OfMessage = static message =>
            {
                message[FeelingKind.Pride] = 0.9;
                message[FeelingKind.Fear] = 0.4;
                message[PersonAsk.Remedy] = 0.51;
                message[PersonAsk.Steps] = 0.5;
                message[PersonAsk.ToBeHeard] = 0;
            },
        };
        PersonAffect read = Scorer(source).Assess(new EmpathyExchange("I'm so scared of Monday. How do I cancel the appointment?", "Ring the desk.")).Person!;
        Assert.Contains(FeelingKind.Pride, read.Feelings);
        Assert.DoesNotContain(FeelingKind.Fear, read.Feelings);
        Assert.Equal([PersonAsk.Remedy], read.Asks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadMessage_ThatFindsAnAsk_FeedsTheStakeAndTheModes(bool arriving)
    {
        // What answers a request for steps needs less of everything else.
        Source source = new() { OfMessage = static message => message[PersonAsk.Steps] = 1 };
        const string user = "My husband died in March and the bank wrote to him again yesterday.";
        const string reply = "Send the certificate to the bereavement desk. Keep the receipt.";
        EmpathyExchange exchange = new(user, reply);
        EmpathyAssessment alone = LexicalEmpathyScorer.Shared.Assess(exchange);
        EmpathyAssessment with = Read(Scorer(source), exchange, arriving);
        Assert.Contains(PersonAsk.Steps, with.Person!.Asks);
        Assert.DoesNotContain(PersonAsk.Steps, alone.Person!.Asks);
        Assert.True(with.Modes.SentimentAttenuation.Score < alone.Modes.SentimentAttenuation.Score);
    }

    [Fact]
    public void ReadMessage_OfAnEarlierMessage_CountsForRiskOnly()
    {
        List<bool> answered = [];
        Source source = new()
        {
            OfMessage = message =>
            {
                answered.Add(message.IsAnswered);
                message[FeelingKind.Pride] = message.IsAnswered ? 0 : 1;
                message[PersonAsk.Remedy] = message.IsAnswered ? 0 : 1;
                message.Risk = message.IsAnswered ? 0 : 1;
            },
        };
        EmpathyAssessment read = Scorer(source).Assess(new EmpathyExchange(
        [
            new(EmpathyRole.User, "The parcel from my aunt came."), new(EmpathyRole.Assistant, "Good."), new(EmpathyRole.User, "I put it on the shelf."), new(EmpathyRole.Assistant, "Fine."),
        ]));
        Assert.Equal([true, false], answered);
        Assert.DoesNotContain(FeelingKind.Pride, read.Person!.Feelings);
        Assert.DoesNotContain(PersonAsk.Remedy, read.Person.Asks);
        Assert.True(read.Crisis.RiskCue);
    }

    [Fact]
    public void ReadMessage_WhatIsNoFeelingAndNoAsk_Throws() => Scorer(new Source
    {
        OfMessage = static message =>
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => message[(FeelingKind)99]);
            Assert.Throws<ArgumentOutOfRangeException>(() => message[(PersonAsk)(-1)] = 1);
        },
    }).Assess(new EmpathyExchange(Message, Reply));

    [Fact]
    public void View_KeptAfterTheCall_ShowsNothing()
    {
        ReplySignals? kept = null;
        MessageSignals? message = null;
        Scorer(new Source { OfReply = reply => kept = reply, OfMessage = m => message = m }).Assess(new EmpathyExchange(Message, Reply));
        Assert.Equal(0, kept!.SentenceCount);
        Assert.Equal("", kept.Message);
        Assert.Equal("", message!.Text);
        Assert.Equal(0, message.SentenceCount);
        message[PersonAsk.Steps] = 1;
        Assert.Equal(0, message[PersonAsk.Steps]);
        Assert.Equal(0, message[FeelingKind.Sadness]);
    }

    [Fact]
    public void Constructor_Null_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new LexicalEmpathyScorer(null!, []));
        Assert.Throws<ArgumentNullException>(() => new LexicalEmpathyScorer(EmpathyWeights.Default, [null!]));
        Assert.Throws<ArgumentNullException>(() => new LexicalEmpathyScorer(EmpathyWeights.Default, null!));
    }

    private static EmpathyAssessment Read(LexicalEmpathyScorer scorer, EmpathyExchange exchange, bool arriving)
    {
        if (!arriving)
        {
            return scorer.Assess(exchange);
        }

        using IncrementalReply reply = scorer.Begin(exchange);
        return reply.Assess();
    }

    private static LexicalEmpathyScorer Scorer(params ISignalSource[] sources) => new(EmpathyWeights.Default, sources);

    private sealed class Source : ISignalSource
    {
        public Action<ReplySignals>? OfReply { get; init; }

        public Action<MessageSignals>? OfMessage { get; init; }

        public string Name => "test/1";

        public void ReadMessage(MessageSignals message) => OfMessage?.Invoke(message);

        public void ReadReply(ReplySignals reply) => OfReply?.Invoke(reply);
    }
}
