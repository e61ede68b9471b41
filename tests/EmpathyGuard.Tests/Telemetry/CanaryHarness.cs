using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace EmpathyGuard.Tests.Telemetry;

/// <summary>
/// Plants a word of its own in every text that a conversation has, listens to everything that a program can tell the outside, and finds the word
/// wherever it comes out. Takes any pipeline of chat clients.
/// </summary>
internal sealed class CanaryHarness : IDisposable
{
    private readonly string _token = $"canary{Guid.NewGuid():N}";
    private readonly ConcurrentQueue<string> _heard = [];
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;
    private readonly FakeLogCollector _logs = new();

    public CanaryHarness()
    {
        LoggerFactory = new FakeLoggerFactory(_logs);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value.ToString(CultureInfo.InvariantCulture), tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value.ToString(CultureInfo.InvariantCulture), tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    /// <summary>Give this to the pipeline.</summary>
    public ILoggerFactory LoggerFactory { get; }

    /// <summary>Where a canary came out, one line each; none where nothing leaks.</summary>
    public IReadOnlyList<string> Leaks => [.. Everything().Where(line => line.Contains(_token, StringComparison.OrdinalIgnoreCase))];

    /// <summary>How much was heard at all, so that a test can tell silence from safety.</summary>
    public int Heard => Everything().Count();

    /// <summary>A text with a canary, named after the place that it is planted in.</summary>
    public string Plant(string place) => $"{place} {_token}{place}";

    /// <summary>An exception whose message quotes the conversation.</summary>
    public Exception PlantException() => new InvalidOperationException(Plant("exceptionMessage"));

    /// <summary>Listens to an object's own words: a verdict, an assessment, a request, an escalation.</summary>
    public void Hear(object? value) => _heard.Enqueue($"ToString: {value}");

    /// <summary>Runs one conversation with canaries in the system prompt, the history, the tool result, the message and the reply.</summary>
    /// <param name="pipeline">Builds the pipeline around the inner client.</param>
    /// <param name="streaming">Whether to stream.</param>
    /// <param name="prepare">Adds what the pipeline reads from the options, such as a conversation key made by <see cref="Plant"/>.</param>
    /// <param name="replies">The inner client's replies in order; the last one repeats. A planted one when empty.</param>
    /// <returns>The response, or <see langword="null"/> where the pipeline threw; what it threw is listened to.</returns>
    public async Task<ChatResponse?> RunAsync(Func<IChatClient, IChatClient> pipeline, bool streaming, Action<ChatOptions>? prepare = null, params string[] replies)
    {
        using var inner = new CanaryClient(replies.Length > 0 ? replies : [Plant("reply")]);
        using IChatClient client = pipeline(inner);
        var options = new ChatOptions { Instructions = Plant("instructions") };
        prepare?.Invoke(options);
        try
        {
            return streaming
                ? await client.GetStreamingResponseAsync(Messages(), options).ToChatResponseAsync()
                : await client.GetResponseAsync(Messages(), options);
        }
        catch (Exception exception)
        {
            _heard.Enqueue($"exception: {exception}");
            return null;
        }
    }

    public void Dispose()
    {
        _meters.Dispose();
        _activities.Dispose();
        LoggerFactory.Dispose();
    }

    private ChatMessage[] Messages() =>
    [
        new(ChatRole.System, Plant("systemPrompt")),
        new(ChatRole.User, Plant("history")),
        new(ChatRole.Assistant, [new FunctionCallContent("call-1", "look_up", new Dictionary<string, object?> { ["query"] = Plant("toolArgument") })]),
        new(ChatRole.Tool, [new FunctionResultContent("call-1", Plant("toolResult"))]),
        new(ChatRole.Assistant, Plant("earlierReply")),
        new(ChatRole.User, $"My brother died on Tuesday. {Plant("userText")}"),
    ];

    private IEnumerable<string> Everything() => _heard.Concat(_logs.GetSnapshot().Select(Describe));

    private static string Describe(FakeLogRecord record) =>
        $"log {record.Category} {record.Level} {record.Id}: {record.Message} | {Join(record.StructuredState)} | {string.Join(", ", record.Scopes)} | {record.Exception}";

    private static string Join<TValue>(IEnumerable<KeyValuePair<string, TValue>>? pairs) =>
        string.Join(", ", pairs?.Select(static pair => $"{pair.Key}={pair.Value}") ?? []);

    private void Hear(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _heard.Enqueue($"metric {instrument.Meter.Name} {instrument.Name} {value}: {Join(tags.ToArray())}");

    private void Hear(Activity activity)
    {
        IEnumerable<string> events = activity.Events.Select(static e => $"{e.Name} {Join(e.Tags)}");
        _heard.Enqueue(
            $"span {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription}: {Join(activity.TagObjects)} | {Join(activity.Baggage)} | {string.Join(", ", events)}");
    }

    /// <summary>An inner client that says what it was given to say.</summary>
    private sealed class CanaryClient(string[] replies) : IChatClient
    {
        private int _calls = -1;

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Next())) { ResponseId = "response-1" });

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (string part in Next().Split(' '))
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, part + " ") { ResponseId = "response-1", MessageId = "message-1" };
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }

        private string Next() => replies[Math.Min(Interlocked.Increment(ref _calls), replies.Length - 1)];
    }
}
