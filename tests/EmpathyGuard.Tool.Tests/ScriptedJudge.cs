using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Tool.Tests;

/// <summary>A model that answers as a judge should: with the code it was given, a verdict for each question, and quotes that are there.</summary>
internal sealed partial class ScriptedJudge : IChatClient
{
    private static readonly string[] Modes = ["sentimentAttenuation", "granularityMismatch", "conflictAvoidance", "linguisticDistancing"];

    private int _calls;

    /// <summary>What every call fails with.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The verdict on a reply in a mode. Default: <c>yes</c>.</summary>
    public Func<string, string, string> Verdict { get; init; } = static (_, _) => "yes";

    /// <summary>The words quoted of a reply. Default: all of it.</summary>
    public Func<string, string> Quote { get; init; } = static reply => reply;

    /// <summary>Called before each answer.</summary>
    public Action Asked { get; init; } = static () => { };

    /// <summary>How often it was asked.</summary>
    public int Calls => _calls;

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        _ = Interlocked.Increment(ref _calls);
        Asked();
        if (Status is { } status)
        {
            throw new HttpRequestException("no", null, status);
        }

        string text = string.Concat(messages.Single().Contents.OfType<TextContent>().Select(static c => c.Text));

        // Each message is a run of lines with a bar before them; the last is the reply, and the one before it the person's.
        string[] material = [.. Message().Matches(text).Select(static run => string.Join('\n', run.Value.TrimEnd('\n').Split('\n').Select(static line => line[2..])))];
        IEnumerable<string> members = Modes
            .Where(mode => text.Contains($"## {mode}\n", StringComparison.Ordinal))
            .Select(mode => $"\"{mode}\":{{\"verdict\":\"{Verdict(material[^1], mode)}\",\"replyQuote\":{JsonSerializer.Serialize(Quote(material[^1]))},\"personQuote\":{JsonSerializer.Serialize(material[^2])}}}");
        yield return new ChatResponseUpdate(ChatRole.Assistant, $"{{\"code\":\"{Code().Match(text).Groups[1].Value}\",{string.Join(',', members)}}}");
        yield return new ChatResponseUpdate { Contents = [new UsageContent(new UsageDetails { InputTokenCount = 1000, OutputTokenCount = 100 })] };
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    [GeneratedRegex("^(?:\\| .*\n)+", RegexOptions.Multiline)]
    private static partial Regex Message();

    [GeneratedRegex("BEGIN MATERIAL (\\S+)")]
    private static partial Regex Code();
}
