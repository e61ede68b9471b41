using System.Globalization;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Benchmarks.Judge;

/// <summary>An answer to a judge's question about the benchmark's exchange, in the shape and with the code that the question asks for, made with as little work as that takes.</summary>
internal static class ScriptedAnswer
{
    private const string Mark = "\n=== BEGIN MATERIAL ";
    private const int CodeLength = 16;

    private static readonly string[] Modes = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance", "linguisticDistancing"];
    private static readonly string Reply = Quote(BenchmarkTexts.FailingReply);
    private static readonly string Person = Quote(BenchmarkTexts.Message);
    private static readonly string All = string.Concat(Modes.Select(Member));

    /// <summary>Answers yes to everything that is asked.</summary>
    public static string To(IEnumerable<ChatMessage> messages)
    {
        IList<AIContent> contents = ((IList<ChatMessage>)messages)[0].Contents;
        ReadOnlySpan<char> code = ((TextContent)contents[1]).Text.AsSpan(Mark.Length, CodeLength);
        string opening = ((TextContent)contents[0]).Text;
        string members = opening.Length > 6000 ? All : string.Concat(Modes.Where(mode => opening.Contains($"## {mode}\n", StringComparison.Ordinal)).Select(Member));
        return string.Concat("{\"code\":\"", code, "\"", string.Concat(members, "}"));
    }

    private static string Member(string mode) => string.Create(
        CultureInfo.InvariantCulture,
        $",\"{mode}\":{{\"verdict\":\"yes\",\"replyQuote\":\"{Reply}\",\"personQuote\":\"{(mode == Modes[3] ? "" : Person)}\"}}");

    // Some words from within, as a model quotes them.
    private static string Quote(string text)
    {
        int begin = text.IndexOf(' ', StringComparison.Ordinal) + 1;
        return text[begin..text.IndexOf(' ', begin + 24)];
    }
}
