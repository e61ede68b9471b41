using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using CrisisLine.Security;
using CrisisLine.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace CrisisLine.Supervision;

/// <summary>What the supervisors' page calls. Everything here needs a signed-in supervisor.</summary>
internal static class SupervisorEndpoints
{
    public static void MapSupervision(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/supervisor/api").RequireAuthorization();
        api.MapGet("/desk", static (Desk desk) => desk.View());
        api.MapGet("/exchanges", static (Board board, string? conversation) => board.Recent(conversation));
        api.MapGet("/trends", TrendsAsync);
        api.MapGet("/live", static (HttpContext context, LiveFeed feed) => TypedResults.ServerSentEvents(Items(feed.ListenAsync(context.RequestAborted))));

        RouteGroupBuilder deeds = api.MapGroup("").AddEndpointFilter<CsrfFilter>();
        deeds.MapPost("/conversations/{id}/take", TakeAsync);
        deeds.MapPost("/conversations/{id}/say", Say);
        deeds.MapPost("/conversations/{id}/close", CloseAsync);
        deeds.MapPost("/erase", EraseAsync);
        deeds.MapPost("/sign-out", static (HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme));
    }

    private static async Task<IResult> TrendsAsync(Trends trends, CancellationToken cancellationToken, int hours = 24)
    {
        try
        {
            return TypedResults.Ok(await trends.CountAsync(hours, cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return TypedResults.Problem("The database cannot be read, so there are no trends to show.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> TakeAsync(string id, ClaimsPrincipal user, Desk desk, CancellationToken cancellationToken)
    {
        string name = user.Identity!.Name!;
        string? holder = await desk.TakeAsync(id, name, cancellationToken);
        return holder is null ? TypedResults.Problem("This conversation is not waiting any more.", statusCode: StatusCodes.Status404NotFound)
            : holder != name ? TypedResults.Problem($"{holder} has taken this conversation.", statusCode: StatusCodes.Status409Conflict)
            : TypedResults.Ok(desk.View());
    }

    private static IResult Say(string id, SayRequest said, ClaimsPrincipal user, Desk desk, IOptionsMonitor<CrisisLineOptions> options)
    {
        string text = said.Text ?? "";
        if (string.IsNullOrWhiteSpace(text) || text.Length > options.CurrentValue.Limits.MessageLength)
        {
            return TypedResults.Problem($"A message has 1 to {options.CurrentValue.Limits.MessageLength} characters.", statusCode: StatusCodes.Status400BadRequest);
        }

        return desk.Say(id, user.Identity!.Name!, text)
            ? TypedResults.Ok(desk.View())
            : TypedResults.Problem("You do not have this conversation.", statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> CloseAsync(string id, ClaimsPrincipal user, Desk desk, CancellationToken cancellationToken) =>
        await desk.CloseAsync(id, user.Identity!.Name!, cancellationToken)
            ? TypedResults.Ok(desk.View())
            : TypedResults.Problem("You do not have this conversation.", statusCode: StatusCodes.Status409Conflict);

    private static async Task<IResult> EraseAsync(EraseRequest request, ConversationKeys keys, Eraser eraser, CancellationToken cancellationToken)
    {
        if (keys.Parse(request.Key?.Trim()) is not { } key)
        {
            return TypedResults.Problem("That is no conversation number.", statusCode: StatusCodes.Status400BadRequest);
        }

        try
        {
            await eraser.EraseAsync(key.Id, keepOpenEscalations: false, cancellationToken);
            return TypedResults.NoContent();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return TypedResults.Problem("The database cannot be written, so it is not erased. Try again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async IAsyncEnumerable<SseItem<LiveEvent>> Items(IAsyncEnumerable<LiveEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (LiveEvent happened in events.WithCancellation(cancellationToken))
        {
            yield return new SseItem<LiveEvent>(happened, happened.Type);
        }
    }
}
