using System.Text;
using EmpathyGuard.Scoring;

namespace EmpathyGuard.Tests.Scoring;

public sealed class IncrementalReplyTests
{
    private const string Message = "My nan passed on Sunday. She raised me, and my cousins are already fighting over her flat. I can't eat.";

    private static readonly LexicalEmpathyScorer Scorer = LexicalEmpathyScorer.Shared;

    private static string[] ShortReplies =>
    [
        "Your nan raised you. What was she like?",
        "Oh no... I'm so, so sorry \U0001F494 Dr. Amin is right.",
        "Call 116 123 (free). Or see help.org/talk.now.",
        "\"It's 'just' a flat,\" they say?! Don't.",
        "Caf\u00E9 o\u0301r home?\n\n- rest\n- eat\n# Then",
        "```x. y?``` nothin' e.g. 3.5 hrs",
        "  \n \t\n{\"a\": 1}",
    ];

    private static string[] LongReplies =>
    [
        """
        Sunday, and they are at it already over the flat. You lost the woman who raised you, and nobody in that kitchen seems to have said her name.

        You can't eat: that is grief, and it is three days old. "She'd want you to have a bite," somebody will say. Maybe. You don't have to argue
        with them about the flat this week; "I can't talk about it until after the funeral" is a whole sentence.

        1. Tell one cousin, the one you trust.
        2. Let the others wait...

        What was it like, growing up with her? And who is cooking for you tonight?
        """,
        """
        I'm sorry for your loss. Everyone grieves differently, and all of us face loss at some point. It is recommended that a professional be consulted.

        ## Next steps
        * **Rest.** Sleep was shown to help; see https://www.example.org/grief/first-days.html...
        * **Eat.** Toast counts \U0001F35E\U0001F35E!!

        If it gets too much, you can ring Samaritans on 116 123, or text SHOUT to 85258 (U.K. only), at any hour — it's free. I have been there myself;
        when my own gran died I couldn't eat either. We'll get you through this, love. Don't tell the others, this stays between us.
        """,
        "no full stops in here at all your nan was your mum really and they are counting spoons already i would be livid\nand " + string.Join(' ', Enumerable.Repeat("you are not greedy for wanting her blue jug", 40)),
    ];

    [Fact]
    public void Assess_EverySplitInTwo_IsThatOfTheWholeText()
    {
        foreach (string text in ShortReplies)
        {
            string whole = Whole(text);
            for (int cut = 0; cut <= text.Length; cut++)
            {
                Assert.Equal(whole, Chunked([text[..cut], text[cut..]]));
            }
        }
    }

    [Fact]
    public void Assess_EverySplitInThree_IsThatOfTheWholeText()
    {
        const string Text = "He's gone \U0001F494 ring 116 123. O\u0301r?";
        string whole = Whole(Text);
        for (int first = 0; first <= Text.Length; first++)
        {
            for (int second = first; second <= Text.Length; second++)
            {
                Assert.Equal(whole, Chunked([Text[..first], Text[first..second], Text[second..]]));
            }
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(7, true)]
    [InlineData(300, true)]
    public void Assess_ChunksOfOneLength_IsThatOfTheWholeText(int length, bool assessedOnTheWay)
    {
        foreach (string text in ShortReplies.Concat(LongReplies))
        {
            Assert.Equal(Whole(text), Chunked(text.Chunk(length).Select(static chunk => new string(chunk)), assessedOnTheWay));
        }
    }

    [Fact]
    public void Assess_RandomSplits_IsThatOfTheWholeText()
    {
        var random = new Random(20_261);
        for (int round = 0; round < 120; round++)
        {
            string text = Damaged(string.Join(random.Next(3) switch { 0 => " ", 1 => "\n", _ => "\n\n" }, Enumerable.Range(0, random.Next(1, 5)).Select(_ => LongReplies[random.Next(LongReplies.Length)])), random);
            List<string> chunks = [];
            for (int at = 0; at < text.Length;)
            {
                int length = Math.Min(text.Length - at, random.Next(random.Next(4) switch { 0 => 2, 1 => 12, 2 => 120, _ => 1500 }));
                chunks.Add(text.Substring(at, length));
                at += length;
            }

            Assert.Equal(Whole(text), Chunked(chunks, assessedOnTheWay: round % 3 == 0));
        }
    }

    [Fact]
    public void Assess_OnTheWay_IsThatOfWhatHasArrived()
    {
        string text = LongReplies[1];
        using IncrementalReply reply = Scorer.Begin(new EmpathyExchange(Message, ""));
        for (int i = 0; i < text.Length; i++)
        {
            reply.Append(text.AsSpan(i, 1));
            if (i % 11 == 0)
            {
                Assert.Equal(Whole(text[..(i + 1)]), Json(reply.Assess()));
            }
        }
    }

    // Each of these is cut off where the text so far reads as something else than the text that follows.
    [Theory]
    [InlineData("Say 'I am not ready yet", " to talk about the flat, not this week' and go. Then eat.")]
    [InlineData("Look at help.example", ".org/flat?a=1. It may help.")]
    [InlineData("It was hard.\n", "                                                                                                                          and you kept going.")]
    [InlineData("You stayed with her through all of it and you were there on the Sunday morning when she went,\n", "   and nobody else was.")]
    [InlineData("Take it slowly.\n```\nsleep. eat. ring.\n", "```\nThen call. What was she like?")]
    [InlineData("Ask Dr.", " Amin. I'm sorry.")]
    [InlineData("That is a lot \uD83D", "\uDE22 to carry. Eat.")]
    [InlineData("Ring 116", " 123. They answer at any hour.")]
    [InlineData("k\U0001F622", "illing yourself? Are you thinking of it?")]
    [InlineData("o", "\u0301h no. Your nan.")]
    public void Assess_CutWhereTheReadingTurns_IsThatOfTheWholeText(string first, string rest)
    {
        foreach (int padding in (int[])[0, 1, 5])
        {
            string before = string.Concat(Enumerable.Repeat("She raised you. ", padding * 12));
            string after = string.Concat(Enumerable.Repeat(" You can miss her and be angry.", padding * 8));
            Assert.Equal(Whole(before + first + rest + after), Chunked([before, first, rest, after], assessedOnTheWay: true));
        }
    }

    [Fact]
    public void Append_EmptyChunks_ChangeNothing()
    {
        string text = LongReplies[0];
        Assert.Equal(Whole(text), Chunked(["", .. text.Chunk(40).SelectMany(static chunk => (string[])["", new string(chunk), ""]), ""], assessedOnTheWay: true));
    }

    [Fact]
    public void Assess_NothingArrived_IsNotApplicable()
    {
        using IncrementalReply reply = Scorer.Begin(new EmpathyExchange(Message, ""));
        Assert.Equal(Whole(""), Json(reply.Assess()));
    }

    [Fact]
    public void Begin_ReplyHasBegun_GoesOnFromIt()
    {
        string text = LongReplies[0];
        using IncrementalReply reply = Scorer.Begin(new EmpathyExchange(Message, text[..100]));
        reply.Append(text.AsSpan(100));
        Assert.Equal(Whole(text), Json(reply.Assess()));
    }

    [Fact]
    public void Begin_PersonAtRisk_SaysSoBeforeAnythingArrived()
    {
        using IncrementalReply reply = Scorer.Begin(new EmpathyExchange("I've got the pills next to me and I'm going to kill myself tonight.", ""));
        Assert.True(reply.Crisis.RiskCue);
    }

    [Fact]
    public void Assess_TwoRepliesAtOnce_DoNotMix()
    {
        using IncrementalReply first = Scorer.Begin(new EmpathyExchange(Message, ""));
        using IncrementalReply second = Scorer.Begin(new EmpathyExchange("I passed my driving test!", ""));
        for (int i = 0; i < 200; i++)
        {
            first.Append(LongReplies[0].AsSpan(i, 1));
            second.Append(LongReplies[1].AsSpan(i, 1));
            _ = i % 50 == 0 ? first.Assess() : second.Assess();
        }

        Assert.Equal(Whole(LongReplies[0][..200]), Json(first.Assess()));
        Assert.Equal(Json(Scorer.Assess(new EmpathyExchange("I passed my driving test!", LongReplies[1][..200]))), Json(second.Assess()));
    }

    [Fact]
    public void Dispose_Twice_ThenUseThrows()
    {
        IncrementalReply reply = Scorer.Begin(new EmpathyExchange(Message, "Your nan."));
        reply.Dispose();
        reply.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reply.Append("x"));
        Assert.Throws<ObjectDisposedException>(() => reply.Assess());
    }

    [Fact]
    public void Assess_LongerThanIsRead_IsUnjudged()
    {
        using IncrementalReply reply = Scorer.Begin(new EmpathyExchange(Message, ""));
        string block = new(' ', 1 << 22);
        for (int i = 0; i < 4; i++)
        {
            reply.Append(block);
        }

        reply.Append("x");
        reply.Append(block);
        Assert.Equal(UnjudgedReasons.TooLong, reply.Assess().Reason);
    }

    private static string Whole(string text) => Json(Scorer.Assess(new EmpathyExchange(Message, text)));

    private static string Chunked(IEnumerable<string> chunks, bool assessedOnTheWay = false)
    {
        using IncrementalReply reply = Scorer.Begin(new EmpathyExchange(Message, ""));
        foreach (string chunk in chunks)
        {
            reply.Append(chunk);
            if (assessedOnTheWay)
            {
                _ = reply.Assess();
            }
        }

        return Json(reply.Assess());
    }

    private static string Json(EmpathyAssessment assessment) => assessment.ToJsonElement().GetRawText();

    private static string Damaged(string text, Random random)
    {
        string[] marks = ["```", "\"", " '", "…", "\n- ", "\n   \t ", "?", "...", "help.org/a;;;''", "116 123", "\u200B", "\uD83D", "\uDE22", "a\u0301\u0301", " all of us ", "Dr. "];
        var damaged = new StringBuilder(text);
        for (int i = random.Next(6); i > 0; i--)
        {
            _ = damaged.Insert(random.Next(damaged.Length + 1), marks[random.Next(marks.Length)], random.Next(1, random.Next(4) == 0 ? 90 : 3));
        }

        return damaged.ToString();
    }
}
