using System.Text;
using System.Threading.Channels;
using CrisisLine.Models;
using CrisisLine.Security;
using CrisisLine.Storage;
using CrisisLine.Supervision;
using CrisisLine.Telemetry;
using EmpathyGuard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CrisisLine.Chat;

/// <summary>Runs exchanges through the guarded client, apart from the connection that asked for them.</summary>
/// <remarks>
/// A person who closes the page in the middle of a reply is still a person at risk. The exchange therefore goes on without its reader, so that the
/// guard judges it and a human hears of it.
/// </remarks>
internal sealed partial class ExchangeRunner(
    IChatClient client,
    Board board,
    Desk desk,
    AssessmentWriter assessments,
    CrisisMetrics metrics,
    ModelHealth health,
    IRiskReader risk,
    IOptionsMonitor<CrisisLineOptions> options,
    IOptionsMonitor<EmpathyGuardOptions> guard,
    TimeProvider time,
    ILogger<ExchangeRunner> logger) : IHostedService
{
    private readonly InFlight _inFlight = new();

    /// <summary>Starts an exchange.</summary>
    /// <param name="key">The conversation's key.</param>
    /// <param name="messages">The history; its last message is the person's.</param>
    /// <returns>What to tell the person, until it completes.</returns>
    public ChannelReader<PersonEvent> Start(ConversationKey key, List<ChatMessage> messages)
    {
        Channel<PersonEvent> events = Channel.CreateUnbounded<PersonEvent>(new UnboundedChannelOptions { SingleWriter = true, SingleReader = true });
        Exchange exchange = new() { ConversationId = key.Id, At = time.GetUtcNow(), History = [.. messages.Select(static message => message.Text)] };
        _inFlight.Run(() => RunAsync(exchange, key, messages, events.Writer));
        return events.Reader;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Lets the replies that are being written end, for as long as the host waits.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _inFlight.WaitAsync(cancellationToken);

    private async Task RunAsync(Exchange exchange, ConversationKey key, List<ChatMessage> messages, ChannelWriter<PersonEvent> events)
    {
        try
        {
            await AnswerAsync(exchange, key, messages, events);
        }
        catch (Exception exception)
        {
            Fail(exchange, messages, exception);
        }

        if (exchange.Failure is not null || exchange.Delivered.Length == 0)
        {
            events.TryWrite(new PersonEvent { Type = "failed", Text = Apology(), Id = exchange.Id.ToString("N") });
        }
        else
        {
            events.TryWrite(new PersonEvent { Type = "done", Id = exchange.Id.ToString("N") });
        }

        // The person has everything by now; what follows is for the supervisors.
        events.Complete();
        bool atRisk = exchange.Verdict?.Assessment.Crisis.RiskCue ?? false;
        metrics.Replied(exchange.Failure ?? (exchange.Delivered.Length == 0 ? "empty" : "delivered"), atRisk);
        board.Publish(exchange);
        assessments.Add(exchange);
    }

    private async Task AnswerAsync(Exchange exchange, ConversationKey key, List<ChatMessage> messages, ChannelWriter<PersonEvent> events)
    {
        ModelOptions model = options.CurrentValue.Model;
        ChatOptions chat = new ChatOptions { Instructions = model.Instructions }.WithEmpathyGuard(new EmpathyRequest { ConversationKey = key.Value });
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(model.TimeLimitSeconds), time);
        StringBuilder delivered = new();
        Exchange.Current = exchange;
        try
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync(messages, chat, limit.Token))
            {
                exchange.Verdict = update.GetEmpathyVerdict() ?? exchange.Verdict;
                if (update.Text is { Length: > 0 } text)
                {
                    delivered.Append(text);
                    events.TryWrite(new PersonEvent { Type = "delta", Text = text });
                }
            }

            health.Works();
        }
        finally
        {
            exchange.Delivered = delivered.ToString();
        }
    }

    /// <summary>The guard passes a model's failure on, so that a person at risk without a reply is this application's to raise.</summary>
    private void Fail(Exchange exchange, List<ChatMessage> messages, Exception exception)
    {
        exchange.Failure = health.Failed(exception, options.CurrentValue.Model);

        // Not the exception itself: a provider may quote the conversation in its message.
        LogFailed(logger, exchange.Id, exchange.Failure, exception.GetType().Name);
        CrisisAssessment crisis = risk.ReadRisk([.. messages.Select(static message =>
            new EmpathyMessage(message.Role == ChatRole.User ? EmpathyRole.User : EmpathyRole.Assistant, message.Text))]);
        if (crisis.RiskCue)
        {
            desk.RaiseWithoutReply(exchange.ConversationId, EmpathyAssessment.Unjudged(UnjudgedReasons.NoText, "crisisline", crisis));
        }
    }

    private string Apology()
    {
        IEnumerable<string> numbers = guard.CurrentValue.Crisis.Resources.Select(static resource => $"{resource.Name}: {resource.Value}");
        return "We could not write a reply just now. Your message is still here and you can send it again. "
            + $"If you are in danger or can't wait, people answer here at any hour. {string.Join(". ", numbers)}.";
    }

    [LoggerMessage(1, LogLevel.Error, "Exchange {ExchangeId} got no reply: {Failure} ({ExceptionType}).", EventName = "ReplyFailed")]
    private static partial void LogFailed(ILogger logger, Guid exchangeId, string failure, string exceptionType);
}
