using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using CrisisLine.Security;
using CrisisLine.Storage;
using CrisisLine.Supervision;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CrisisLine.Chat;

/// <summary>What the chat page calls.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api");
        api.MapPost("/chat", SendAsync).RequireRateLimiting(RateLimits.Chat).AddEndpointFilter<CsrfFilter>();
        api.MapGet("/live", Live);
        api.MapPost("/erase", EraseAsync).RequireRateLimiting(RateLimits.Chat).AddEndpointFilter<CsrfFilter>();
    }

    private static async Task<Results<ServerSentEventsResult<PersonEvent>, ProblemHttpResult>> SendAsync(
        HttpContext context, ConversationKeys keys, ExchangeRunner runner, Desk desk, IOptionsMonitor<CrisisLineOptions> options)
    {
        if (keys.Read(context.Request) is not { } key)
        {
            return TypedResults.Problem("The page is too old to send from. Please load it again; your words stay in the box.", statusCode: StatusCodes.Status400BadRequest);
        }

        (ChatRequest? request, ProblemHttpResult? unreadable) = await ReadAsync(context);
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (ChatInput.Read(request, options.CurrentValue.Limits, out List<ChatMessage> messages) is { } wrong)
        {
            return TypedResults.Problem(wrong, statusCode: StatusCodes.Status400BadRequest);
        }

        if (desk.Hear(key.Id, messages[^1].Text) is { } name)
        {
            // A human has this conversation: the words go to them and not to the model.
            return Stream(Once(new PersonEvent { Type = "human", Name = name }));
        }

        return Stream(Together(runner.Start(key, messages), context.RequestAborted));
    }

    private static ServerSentEventsResult<PersonEvent> Live(HttpContext context, ConversationKeys keys, Desk desk)
    {
        string? last = context.Request.Headers["Last-Event-ID"];
        return keys.Read(context.Request) is { } key
            ? TypedResults.ServerSentEvents(desk.ListenAsync(key.Id, last, context.RequestAborted))
            : TypedResults.ServerSentEvents(Nothing());
    }

    private static async Task<IResult> EraseAsync(HttpContext context, ConversationKeys keys, Eraser eraser)
    {
        if (keys.Read(context.Request) is { } key)
        {
            try
            {
                await eraser.EraseAsync(key.Id, keepOpenEscalations: true, context.RequestAborted);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return TypedResults.Problem("It could not be deleted just now. Please try again in a minute.", statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            ConversationKeys.Forget(context.Response);
        }

        return TypedResults.NoContent();
    }

    /// <summary>Reads the body. What is wrong with it is said without quoting it.</summary>
    private static async Task<(ChatRequest? Request, ProblemHttpResult? Wrong)> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, TypedResults.Problem("The request is not JSON.", statusCode: StatusCodes.Status415UnsupportedMediaType));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit && context.Request.ContentLength > limit.MaxRequestBodySize)
        {
            // A connection with a body over the limit is cut, often before the person's side has read why.
            // Without one the server reads on after the answer, for the few seconds it gives any unread body, and throws it away.
            limit.MaxRequestBodySize = null;
            return (null, TooLong());
        }

        try
        {
            return (await JsonSerializer.DeserializeAsync(context.Request.Body, ChatJsonContext.Default.ChatRequest, context.RequestAborted), null);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, TooLong());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader throws the second of the two for half a surrogate pair.
            return (null, TypedResults.Problem("The request is no valid JSON in UTF-8.", statusCode: StatusCodes.Status400BadRequest));
        }
    }

    private static ProblemHttpResult TooLong() =>
        TypedResults.Problem("The message is too long to send. Please send it in parts.", statusCode: StatusCodes.Status413PayloadTooLarge);

    /// <summary>Joins the pieces of a reply that are there already: what the guard releases at once goes over the wire as one event and not as twenty.</summary>
    private static async IAsyncEnumerable<PersonEvent> Together(ChannelReader<PersonEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await events.WaitToReadAsync(cancellationToken))
        {
            while (events.TryRead(out PersonEvent? happened))
            {
                StringBuilder? text = null;
                while (happened.Type == "delta" && events.TryPeek(out PersonEvent? next) && next.Type == "delta" && events.TryRead(out next))
                {
                    text = (text ?? new StringBuilder(happened.Text)).Append(next.Text);
                }

                yield return text is null ? happened : happened with { Text = text.ToString() };
            }
        }
    }

    private static ServerSentEventsResult<PersonEvent> Stream(IAsyncEnumerable<PersonEvent> events) => TypedResults.ServerSentEvents(Items(events));

    private static async IAsyncEnumerable<SseItem<PersonEvent>> Items(IAsyncEnumerable<PersonEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (PersonEvent happened in events.WithCancellation(cancellationToken))
        {
            yield return new SseItem<PersonEvent>(happened, happened.Type);
        }
    }

    private static async IAsyncEnumerable<PersonEvent> Once(PersonEvent only)
    {
        yield return only;
        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<SseItem<PersonEvent>> Nothing()
    {
        await Task.CompletedTask;
        yield break;
    }
}
