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
