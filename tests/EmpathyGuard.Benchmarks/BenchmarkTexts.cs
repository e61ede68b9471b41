namespace EmpathyGuard.Benchmarks;

/// <summary>The texts that are scored: a message of 100 words and a reply of 205, written for this benchmark.</summary>
internal static class BenchmarkTexts
{
    public const int MessageWords = 100;
    public const int ReplyWords = 205;

    public static string Message { get; } = Counted(MessageWords, """
        I don't really know where to put this, so I'm putting it here. My brother and I haven't spoken since Dad's funeral in
        March, because I was the one who said we should stop the treatment and he thinks I gave up on him. On Saturday his
        daughter turned seven and I drove all the way there with the present, and he didn't open the door. I could see the
        curtain move. I sat in the car for an hour. My wife says I should give it time, but I lie awake every night
        wondering whether he's right about me.
        """);

    public static string Reply { get; } = Counted(ReplyWords, """
        You drove all that way with a birthday present and watched the curtain move, and then you sat in the car for an hour.
        That is a lonely hour. And under it there is the other thing, the one that keeps you awake: the fear that your brother
        is right, that stopping the treatment was giving up on your father.

        I can't settle that for you, and I don't want to tell you that you did the right thing when I wasn't in that room. What
        I notice is that the two of you lost the same man in March, and that one of you was asked to say the sentence nobody
        wants to say. It may be that he has nowhere else to put his grief.

        Your wife may be right about time, although time on its own doesn't open doors. Some people in your place write a short
        letter that asks for nothing: that you came, that you miss him, that you would like to hear how that week was for him.

        Could I ask something first? When you lie awake, what is it that you hear him say? And what did the doctors tell you, on
        the day you decided to stop?
        """);

    /// <summary>A reply to the same message, of about the same length, that fails it.</summary>
    public static string FailingReply { get; } = """
        Family estrangement is a common experience following a bereavement, and it is important to remember that individuals process loss in different ways. Disagreements about
        end-of-life decisions are frequently encountered by families and are generally resolved with time. It is recommended that a period of space be allowed before further contact
        is attempted, as repeated attempts may be perceived as intrusive.

        In situations of this kind, several strategies may be considered. Firstly, a consistent sleep routine should be established and screen use should be limited in the evening.
        Secondly, journaling and mindfulness are often regarded as effective for the management of rumination. Thirdly, open communication is a key component of healthy relationships.
        Finally, consultation with a qualified mental health professional or a family mediation service is advised where difficulties persist.

        At the end of the day, everything happens for a reason, and these things usually settle. Stay positive and look on the bright side: your niece will have many more birthdays!
        """;

    /// <summary>A reply to the same message that the acceptance gate prefers to <see cref="FailingReply"/>.</summary>
    public static string SecondReply { get; } = """
        You drove all that way with a present for his daughter, and your brother didn't open the door, and you saw the curtain move. An hour in the car after that is a long hour.
        You lost your dad in March, and it sounds as if you are losing your brother over the treatment as well. No wonder you lie awake.

        Whether he is right about you is the question that keeps coming back at night. What did the doctors tell you on the day you decided to stop? And what would you want your
        brother to know about that day, if he did open the door?
        """;

    /// <summary>The first words of the reply, taken up again from its beginning where it is too short.</summary>
    public static string ReplyOf(int words)
    {
        string[] all = Words(Reply);
        return string.Join(' ', Enumerable.Range(0, words).Select(i => all[i % all.Length]));
    }

    private static string Counted(int expected, string text)
    {
        int words = Words(text).Length;
        return words == expected ? text : throw new InvalidOperationException($"The text has {words} words, not {expected}.");
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
