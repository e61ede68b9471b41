namespace EmpathyGuard.Semantic.Tests;

/// <summary>Texts that several tests use.</summary>
internal static class Texts
{
    public const string Loss = "I just lost my mom to cancer and I do not know what to do now.";

    /// <summary>Far more than 128 tokens.</summary>
    public static string Long { get; } = string.Concat(Enumerable.Repeat("She said that the train was late and nobody would tell her why. ", 30));

    public static IReadOnlyList<string> Varied { get; } =
    [
        Loss, Long, "ok", "?", " ", "Fourteen hours on the ward, and they moaned about the whiteboard!", "My café bill: £12.50 at 3:00pm :)", "漢字 and 😀",
        "e\u0301\u0323 \ud800 \udc00", "THE WHITEBOARD", "a b c d e f g h i j k l m n o p q r s t u v w x y z", Long[..400],
    ];

    public static float[] Encode(SentenceEncoder encoder, string text)
    {
        float[] vector = new float[SentenceEncoder.Dimensions];
        encoder.Encode(text, vector);
        return vector;
    }
}
