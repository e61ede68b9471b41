using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CrisisLine.Security;

/// <summary>How often one conversation and one address may ask.</summary>
internal static class RateLimits
{
    public const string Chat = "chat";
    public const string SignIn = "sign-in";

    public static void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = RejectAsync;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(static context => RateLimitPartition.GetTokenBucketLimiter(
            Address(context), _ => PerMinute(Limits(context).RequestsPerMinute)));
        limiter.AddPolicy(Chat, static context => RateLimitPartition.GetTokenBucketLimiter(
            context.RequestServices.GetRequiredService<ConversationKeys>().Read(context.Request)?.Id ?? Address(context),
            _ => PerMinute(Limits(context).MessagesPerMinute)));

        // Only attempts count, and not the form itself: a supervisor who mistyped may look at the page as often as they like.
        limiter.AddPolicy(SignIn, static context => HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(Address(context), _ => PerMinute(Limits(context).SignInsPerMinute))
            : RateLimitPartition.GetNoLimiter("form"));
    }

    private static LimitOptions Limits(HttpContext context) => context.RequestServices.GetRequiredService<IOptionsMonitor<CrisisLineOptions>>().CurrentValue.Limits;

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static TokenBucketRateLimiterOptions PerMinute(int count) => new()
    {
        TokenLimit = count,
        TokensPerPeriod = Math.Max(1, count / 6),
        ReplenishmentPeriod = TimeSpan.FromSeconds(10),
        QueueLimit = 0,
    };

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        int seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 10;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await TypedResults.Problem($"That was a lot in a short time. Please wait {seconds} seconds and try again; nothing you wrote is lost.", statusCode: StatusCodes.Status429TooManyRequests)
            .ExecuteAsync(rejected.HttpContext);
    }
}
