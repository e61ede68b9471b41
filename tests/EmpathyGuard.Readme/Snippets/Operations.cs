using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;
using Serilog.Formatting.Compact;

namespace EmpathyGuard.Readme.Snippets;

internal static class Operations
{
    public static void Export(IServiceCollection services)
    {
        services.AddOpenTelemetry()
            .WithLogging()
            .WithMetrics(metrics => metrics.AddMeter("EmpathyGuard"))
            .WithTracing(tracing => tracing.AddSource("EmpathyGuard"))
            .UseOtlpExporter();
    }

    public static void Write(IServiceCollection services, string path, ILogEventSink others)
    {
        Logger logger = new LoggerConfiguration()
            .MinimumLevel.Override("EmpathyGuard.Evaluation", LogEventLevel.Debug)
            .WriteTo.Logger(evaluations => evaluations
                .Filter.ByIncludingOnly(Matching.FromSource("EmpathyGuard.Evaluation"))
                .WriteTo.File(new CompactJsonFormatter(), path, rollingInterval: RollingInterval.Day))
            .WriteTo.Logger(rest => rest
                .Filter.ByExcluding(Matching.FromSource("EmpathyGuard.Evaluation"))
                .WriteTo.Sink(others))
            .CreateLogger();
        services.AddLogging(logging => logging.AddSerilog(logger, dispose: true));
    }
}
