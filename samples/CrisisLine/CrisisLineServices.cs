using CrisisLine.Chat;
using CrisisLine.Models;
using CrisisLine.Security;
using CrisisLine.Storage;
using CrisisLine.Supervision;
using CrisisLine.Telemetry;
using EmpathyGuard;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace CrisisLine;

/// <summary>Everything that is registered, in the order of a message's path.</summary>
internal static class CrisisLineServices
{
    public static void AddCrisisLine(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddOptionsWithValidateOnStart<CrisisLineOptions>().BindConfiguration(CrisisLineOptions.SectionName);
        services.AddSingleton<IValidateOptions<CrisisLineOptions>, CrisisLineOptionsValidator>();
        services.AddSingleton<DataPaths>();
        AddWeb(builder);
        AddGuard(services);
        AddStorage(services);
        services.AddSingleton<CrisisMetrics>();
        services.AddCrisisTelemetry(builder.Configuration);
    }

    private static void AddGuard(IServiceCollection services)
    {
        services.AddEmpathyGuard();
        services.AddOptions<EmpathyGuardOptions>().Configure<ConversationSecret>(static (options, secret) => options.Crisis.ConversationKeySecret = secret.Value);
        services.AddSingleton<IRiskReader>(LexicalEmpathyScorer.Shared);

        // Everything that waits for a human goes over the desk.
        services.AddSingleton<Desk>();
        services.AddSingleton<IEscalationHandler>(static provider => provider.GetRequiredService<Desk>());
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<PersonPages>();
        services.AddSingleton<Board>();
        services.AddSingleton<Trends>();

        services.AddSingleton<ModelHealth>();
        services.AddKeyedSingleton(ModelClients.ModelKey, static (provider, _) => ModelClients.Bare(provider));
        services.AddSingleton<IChatClient>(ModelClients.Guarded);
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton<Database>();
        services.AddSingleton<EscalationStore>();
        services.AddSingleton<AssessmentWriter>();
        services.AddSingleton<Eraser>();

        // Hosted services stop in the reverse order: first no exchange is left, then the last rows are written.
        services.AddHostedService<StorageLoop>();
        services.AddSingleton<ExchangeRunner>();
        services.AddHostedService(static provider => provider.GetRequiredService<ExchangeRunner>());
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<ConversationSecret>();
        services.AddSingleton<ConversationKeys>();
        services.AddSingleton<Accounts>();
        services.AddProblemDetails();
        services.AddRazorPages(static options => options.Conventions.AuthorizePage("/Supervisor"));
        services.AddAntiforgery(static options =>
        {
            options.HeaderName = CsrfFilter.Header;
            options.Cookie.Name = "csrf";
            options.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(static options =>
        {
            options.Cookie.Name = "supervisor";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.LoginPath = "/supervisor/sign-in";
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
            options.Events.OnRedirectToLogin = static redirect =>
            {
                // A script cannot follow a redirect to a form; a person can.
                if (redirect.Request.Path.StartsWithSegments("/supervisor/api", StringComparison.Ordinal))
                {
                    redirect.Response.StatusCode = StatusCodes.Status401Unauthorized;
                }
                else
                {
                    redirect.Response.Redirect(redirect.RedirectUri);
                }

                return Task.CompletedTask;
            };
        });
        services.AddAuthorization();
        services.AddRateLimiter(RateLimits.Configure);
        services.ConfigureHttpJsonOptions(static options =>
        {
            options.SerializerOptions.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
        });
        services.AddDataProtection().SetApplicationName("crisis-line");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<DataPaths, ILoggerFactory>(KeepKeys);
        services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.WebHost.ConfigureKestrel(static (context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = context.Configuration.GetValue($"{CrisisLineOptions.SectionName}:Limits:{nameof(LimitOptions.RequestBytes)}", new LimitOptions().RequestBytes);
        });
    }

    // Beside the database, so that a restart signs nobody out and no page becomes too old to send from.
    private static void KeepKeys(Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions options, DataPaths paths, ILoggerFactory loggers)
    {
        try
        {
            options.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(Directory.CreateDirectory(paths.Keys), loggers);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Keys then last as long as the process, which the framework logs itself.
        }
    }
}
