using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CrisisLine.Telemetry;

/// <summary>Sends logs, metrics and spans over OTLP, where an endpoint is named.</summary>
internal static class CrisisTelemetry
{
    /// <summary>The standard setting that names the collector.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Adds the exporters. Without <see cref="Endpoint"/> in the configuration nothing is added and nothing is sent.</summary>
    public static void AddCrisisTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[Endpoint]))
        {
            return;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("crisis-line"))
            .WithLogging(configureBuilder: null, static options => options.IncludeScopes = false)
            .WithMetrics(static metrics => metrics.AddMeter("EmpathyGuard", CrisisMetrics.MeterName))
            .WithTracing(static tracing => tracing.AddSource("EmpathyGuard"))
            .UseOtlpExporter();
    }
}
