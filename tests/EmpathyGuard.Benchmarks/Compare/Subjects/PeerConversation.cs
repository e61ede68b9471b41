using System.Text.Json;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>Asks the peers' script and reads its answers, one line of JSON each.</summary>
internal sealed class PeerConversation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly TextReader _answers;
    private readonly TextWriter _questions;
    private readonly List<string> _failures = [];
    private string? _end;

    /// <summary>Asks who is there.</summary>
    /// <exception cref="PeerException">There is no answer, or none that can be read.</exception>
    public PeerConversation(TextReader answers, TextWriter questions)
    {
        _answers = answers;
        _questions = questions;
        Description description = Ask<Description>(new { });
        Node = description.Node;
        Peers = description.Peers;
        _failures.AddRange(Peers.Where(static p => p.Error is not null).Select(static p => $"{p.Package}: {p.Error}."));
    }

    /// <summary>The version of Node.js.</summary>
    public string Node { get; }

    /// <summary>The peers, those that cannot be measured included.</summary>
    public IReadOnlyList<Peer> Peers { get; }

    /// <summary>What could not be measured so far, a sentence each.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The batches and single calls of one round, in nanoseconds per call.</summary>
    /// <returns>They, or <see langword="null"/> where the peer failed, which then stands among the <see cref="Failures"/>.</returns>
    public (double[] Batches, double[] Calls)? Measure(string peer, string text, TimeSpan time)
    {
        try
        {
            Round round = Ask<Round>(new { Peer = peer, Text = text, Milliseconds = time.TotalMilliseconds });
            return (round.Batches, round.Calls);
        }
        catch (PeerException exception)
        {
            // Once the process is gone, every peer fails in the same way, and one sentence says it.
            string failure = _end is null ? $"{peer} on a text of {text.Length} characters: {exception.Message}." : $"The npm packages from some point on: {exception.Message}.";
            if (!_failures.Contains(failure))
            {
                _failures.Add(failure);
            }

            return null;
        }
    }

    private T Ask<T>(object request)
    {
        if (_end is not null)
        {
            throw new PeerException(_end);
        }

        try
        {
            _questions.WriteLine(JsonSerializer.Serialize(request, Json));
            _questions.Flush();
            Task<string?> reading = _answers.ReadLineAsync();

            // An answer that comes late would be taken for that to the next question, so there is no next one.
            string answer = !reading.Wait(Patience) ? throw Ended("the peers do not answer") : reading.Result ?? throw Ended("the peers' process has ended");
            using JsonDocument document = JsonDocument.Parse(answer);
            return document.RootElement.TryGetProperty("error", out JsonElement error)
                ? throw new PeerException(error.GetString() ?? "it failed")
                : document.Deserialize<T>(Json) ?? throw Ended("the peers answer with nothing");
        }
        catch (Exception exception) when (exception is IOException or AggregateException or ObjectDisposedException)
        {
            throw Ended("the peers' process has ended");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Ended("the peers answer with what is no JSON object of theirs");
        }
    }

    private PeerException Ended(string why) => new(_end = why);

    private sealed record Description
    {
        public required string Node { get; init; }

        public required Peer[] Peers { get; init; }
    }

    private sealed record Round
    {
        public required double[] Batches { get; init; }

        public required double[] Calls { get; init; }
    }
}
