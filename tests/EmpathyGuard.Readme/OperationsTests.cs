using System.Text.Json;
using EmpathyGuard.Readme.Snippets;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Serilog.Core;
using Serilog.Events;

namespace EmpathyGuard.Readme;

/// <summary>The snippets of docs/operations.md do what the document says.</summary>
public class OperationsTests
{
    private const string Message = "Dad died on Tuesday. His alarm still rings at five and I can't switch it off.";

    [Fact]
    public async Task Serilog_OfTheDocument_PutsEvaluationsIntoTheirOwnFile()
    {
        string directory = Directory.CreateTempSubdirectory("evaluations-").FullName;
        try
        {
            Kept others = new();
            ServiceCollection services = new();
            services.AddEmpathyGuard();
            Operations.Write(services, Path.Combine(directory, "evaluations-.json"), others);
            services.Configure<LoggerFilterOptions>(static options => options.MinLevel = LogLevel.Debug);
            await using (ServiceProvider provider = services.BuildServiceProvider())
            {
                using var model = new OneReplyClient("Routines can take time to adjust after a change.");
                await model.AsBuilder().UseEmpathyGuard().Build(provider).GetResponseAsync(Message);
            }

            string[] lines = await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(directory)));
            Assert.NotEmpty(lines);
            Assert.All(lines, static line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("gen_ai.evaluation.name", out _)));
            Assert.Contains(others.Events, static logged => logged.Level == LogEventLevel.Warning);
            Assert.DoesNotContain(others.Events, static logged => logged.Properties.ContainsKey("gen_ai.evaluation.name"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task OpenTelemetry_OfTheDocument_HasItsProviders()
    {
        ServiceCollection services = new();
        Operations.Export(services);
        await using ServiceProvider provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetService<MeterProvider>());
        Assert.NotNull(provider.GetService<TracerProvider>());
    }

    private sealed class Kept : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
