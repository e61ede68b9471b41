using Microsoft.AspNetCore.Antiforgery;

namespace CrisisLine.Security;

/// <summary>Refuses what another site makes a browser send: the page's token has to be in the header <see cref="Header"/>.</summary>
internal sealed class CsrfFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public const string Header = "X-CSRF-TOKEN";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : TypedResults.Problem("The page is too old to send from. Please load it again; your words stay in the box.", statusCode: StatusCodes.Status400BadRequest);
}
