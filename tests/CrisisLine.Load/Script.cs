using System.Text.Json;

namespace CrisisLine.Load;

/// <summary>What people write and what the model answers, in the pieces in which models send it.</summary>
/// <remarks>A reply that the guard passes, so that no second call to the model stands in the figures.</remarks>
internal static class Script
{
    /// <summary>How many pieces a second a model sends of one reply.</summary>
    public const int PiecesPerSecond = 30;

    private const string Reply =
        "Nine years of night shifts at the same bakery, and they told you by text message, two days before rent is due. That is a cold way to be let go, "
        + "and it makes sense that you are furious and scared at the same time. You wrote that you have not told your mother yet because she counts on you. "
        + "What would be the hardest part of telling her? If it helps, we can look at tonight first: is there food in the house, and is somebody with you?";

    /// <summary>The pieces, a word each.</summary>
    public static IReadOnlyList<string> Pieces { get; } = [.. Reply.Split(' ').Select(static (word, index) => index == 0 ? word : " " + word)];

    /// <summary>How much of the reply is there after each piece, in UTF-16 units.</summary>
    public static IReadOnlyList<int> Ends { get; } = [.. Pieces.Select(static (_, index) => Pieces.Take(index + 1).Sum(static piece => piece.Length))];

    /// <summary>The last message of the exchange of this number.</summary>
    public static string Person(int number) =>
        "nine years at that bakery. nights. and Sal fires me with a TEXT, two days before rent. im so angry my hands shake and im scared too. havent told my mum, she counts on me. "
        + $"badge no {number} they want that back as well";

    /// <summary>The history of the exchange of this number, as the page sends it.</summary>
    public static object[] Conversation(int number) =>
    [
        new { role = "user", content = "hey. is this a person or a machine" },
        new { role = "assistant", content = "I'm a program. People of our team read along and can join. What brings you here tonight?" },
        new { role = "user", content = Person(number) },
    ];

    /// <summary>The number of the exchange that a request to the model belongs to.</summary>
    public static int Number(JsonElement request)
    {
        const string Before = "badge no ";
        JsonElement last = request.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        string text = last.ValueKind == JsonValueKind.String ? last.GetString()! : last[0].GetProperty("text").GetString()!;
        int start = text.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return int.Parse(text.AsSpan(start, text.IndexOf(' ', start) - start), System.Globalization.CultureInfo.InvariantCulture);
    }
}
