using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using CrisisLine.Chat;
using CrisisLine.Telemetry;
using EmpathyGuard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CrisisLine.Tests.Telemetry;

/// <summary>What leaves over OTLP is what docs/operations.md says, and only that.</summary>
public sealed partial class OtlpTests
{
    private const string Careless =
        "I'm sorry for your loss. Grief is a natural process that affects everyone differently, and it's important to remember that time heals. Consider establishing a daily routine.";

    private const string Hasty = "I'm sorry to hear about your brother. Losing a brother is hard. Perhaps a walk would help.";

    private const string German = "Meine Oma ist gestern gestorben und ich konnte mich nicht mehr von ihr verabschieden. Ich bin so traurig.";

    [Fact]
    public async Task Exporter_AfterEverythingThatCanHappen_SentTheDocumentedNamesAndNoOthers()
    {
        await using Collector collector = await Collector.StartAsync();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
        [
            new(CrisisTelemetry.Endpoint, collector.Address),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("EmpathyGuard:Profile", "CrisisLine"),
            new("EmpathyGuard:EnableSensitiveData", "true"),
            new("EmpathyGuard:Crisis:Resources:0:Name", "988"),
            new("EmpathyGuard:Crisis:Resources:0:Value", "988"),
        ]);
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddMetrics();
        builder.Services.AddEmpathyGuard();
        builder.Services.AddSingleton<IEscalationHandler, FakeEscalationHandler>();
        builder.Services.AddSingleton<CrisisMetrics>();
        builder.Services.AddCrisisTelemetry(builder.Configuration);
        using (IHost host = builder.Build())
        {
            await host.StartAsync();
            await HappenAsync(host.Services);
            CountItsOwn(host.Services.GetRequiredService<CrisisMetrics>());
            RefuseAReload(host.Services, builder.Configuration);
            Assert.True(host.Services.GetRequiredService<LoggerProvider>().ForceFlush(20_000));
            Assert.True(host.Services.GetRequiredService<MeterProvider>().ForceFlush(20_000));
            Assert.True(host.Services.GetRequiredService<TracerProvider>().ForceFlush(20_000));
            await host.StopAsync();
        }

        Same(OperationsDocument.Table("## Events"), Merged(collector.Events("EmpathyGuard"), collector.Events("EmpathyGuard.Evaluation")));
        Same(OperationsDocument.Table("## Metrics"), collector.Metrics("EmpathyGuard"));
        Same(OperationsDocument.Table("## Spans"), collector.Spans("EmpathyGuard"));
        Same(OperationsDocument.Table("## What CrisisLine adds"), collector.Metrics(CrisisMetrics.MeterName));
    }

    [Fact]
    public async Task Application_WithAnEndpoint_SendsNoWordOfAConversation()
    {
        await using Collector collector = await Collector.StartAsync();
        await using (CrisisLineApp app = new(
            ScriptedChatClient.Always($"{Careless} Mind the zanzibar-quince."),
            settings: new() { [CrisisTelemetry.Endpoint] = collector.Address, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" }))
        {
            using Person person = await app.PersonAsync();
            await person.SendAsync($"{Texts.Brother} He left me the zanzibar-quince.");
            await person.SendAsync($"{Texts.Letters} zanzibar-quince");

            // What a person has been sent may be a moment ahead of what is counted about it.
            await app.Get<ExchangeRunner>().StopAsync(CancellationToken.None);
            Assert.True(app.Get<LoggerProvider>().ForceFlush(20_000));
            Assert.True(app.Get<MeterProvider>().ForceFlush(20_000));
            Assert.True(app.Get<TracerProvider>().ForceFlush(20_000));
        }

        string sent = collector.Everything();
        Assert.Contains("empathyguard.assessments", sent, StringComparison.Ordinal);
        Assert.Contains("EscalationRaised", sent, StringComparison.Ordinal);
        Assert.Contains("crisisline.replies", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("zanzibar", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void Dashboard_AsksForDocumentedMetricsOnly()
    {
        string dashboard = File.ReadAllText(Path.Combine(OperationsDocument.Root, "docs", "grafana-dashboard.json"));
        using var json = System.Text.Json.JsonDocument.Parse(dashboard);
        SortedDictionary<string, SortedSet<string>>[] tables = [OperationsDocument.Table("## Metrics"), OperationsDocument.Table("## What CrisisLine adds")];
        string[] known = [.. tables.SelectMany(static table => table.Keys).Select(Exported)];
        string[] labels = [.. tables.SelectMany(static table => table.Values).SelectMany(static keys => keys).Select(Exported)];
        string[] asked = [.. AskedMetrics().Matches(dashboard + OperationsDocument.Text).Select(static match => match.Value).Except(labels)];
        Assert.NotEmpty(asked);
        Assert.All(asked, name => Assert.Contains(known, metric => name == metric || name.StartsWith(metric + "_", StringComparison.Ordinal)));
        Assert.All(known, metric => Assert.Contains(metric, dashboard, StringComparison.Ordinal));
    }

    // As a Prometheus exporter writes a name.
    private static string Exported(string name) => name.Replace('.', '_');

    [GeneratedRegex("\\b(empathyguard|crisisline)_[a-z_]+")]
    private static partial Regex AskedMetrics();

    private static async Task HappenAsync(IServiceProvider services)
    {
        // Failures, concerns, a re-prompt that is rejected, drafts at Trace; streaming and not.
        IChatClient careless = Guard(services, Careless);
        await careless.GetResponseAsync(Texts.Brother);
        await foreach (ChatResponseUpdate _ in careless.GetStreamingResponseAsync(Texts.Brother))
        {
        }

        await Guard(services, Hasty).GetResponseAsync(Texts.Brother);
        await Guard(services, "Es tut mir leid. Was hättest du ihr gern noch gesagt, und wer ist jetzt bei dir?").GetResponseAsync(German);
        await careless.GetResponseAsync(Texts.Brother, new ChatOptions { ResponseFormat = ChatResponseFormat.Json });
        await Guard(services, Texts.Answered).GetResponseAsync(Texts.Letters);
        await new ChatClientBuilder(OneReply.Always(Careless)).UseEmpathyGuard(scorer: new FailingScorer()).Build(services).GetResponseAsync(Texts.Bus);

        await FlattenAsync(services);
        await GateAsync(services);

        // A handler that never takes anything, with the same logs and meters; disposing tries to the end.
        ServiceCollection failing = new();
        failing.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        failing.AddSingleton(services.GetRequiredService<IMeterFactory>());
        failing.AddEmpathyGuard(configure: static options => options.Profile = "CrisisLine");
        FakeEscalationHandler handler = new();
        handler.FailNext(int.MaxValue);
        failing.AddSingleton<IEscalationHandler>(handler);
        await using ServiceProvider other = failing.BuildServiceProvider();
        await Guard(other, Texts.Answered).GetResponseAsync(Texts.Letters);
    }

    // The same reply at every turn, less and less attuned.
    private static async Task FlattenAsync(IServiceProvider services)
    {
        ServiceCollection tracking = new();
        tracking.AddSingleton(services.GetRequiredService<ILoggerFactory>());
        tracking.AddSingleton(services.GetRequiredService<IMeterFactory>());
        tracking.AddSingleton<IEmpathyScorer, FlatteningScorer>();
        tracking.AddEmpathyGuard(configure: static options => options.TrackTrajectory = true);
        await using ServiceProvider provider = tracking.BuildServiceProvider();
        IChatClient client = Guard(provider, Texts.Answered);
        for (int turn = 0; turn < 4; turn++)
        {
            await client.GetResponseAsync(Texts.Brother, default(ChatOptions).WithEmpathyGuard(new EmpathyRequest { ConversationKey = "a case" }));
        }
    }

    // A reply that goes out sentence by sentence, and a sentence that does not end within the bound.
    private static async Task GateAsync(IServiceProvider services)
    {
        foreach (int bound in new[] { EmpathyGateOptions.DefaultMaxHeldLength, 64 })
        {
            ServiceCollection gating = new();
            gating.AddSingleton(services.GetRequiredService<ILoggerFactory>());
            gating.AddSingleton(services.GetRequiredService<IMeterFactory>());
            gating.AddEmpathyGuard(configure: options =>
            {
                options.Profile = "CrisisLine";
                options.Streaming = EmpathyStreaming.Gate;
                options.Gate.MaxHeldLength = bound;
            });
            await using ServiceProvider provider = gating.BuildServiceProvider();
            IChatClient client = Guard(provider, "Your brother and the match and the phone in your hand and the message that you still wanted to send him on that evening");
            await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync(Texts.Brother))
            {
            }
        }
    }

    private static IChatClient Guard(IServiceProvider services, string reply) => new ChatClientBuilder(OneReply.Always(reply)).UseEmpathyGuard().Build(services);

    private static void CountItsOwn(CrisisMetrics metrics)
    {
        metrics.Watch(static () => (1, TimeSpan.FromSeconds(5)));
        metrics.Replied("delivered", atRisk: false);
        metrics.StorageFailed("escalations");
        metrics.Dropped();
    }

    private static void RefuseAReload(IServiceProvider services, ConfigurationManager configuration)
    {
        _ = services.GetRequiredService<IOptionsMonitor<EmpathyGuardOptions>>().CurrentValue;
        configuration["EmpathyGuard:Profile"] = "nonsense";
        ((IConfigurationRoot)configuration).Reload();
        _ = services.GetRequiredService<IOptionsMonitor<EmpathyGuardOptions>>().CurrentValue;
    }

    private static SortedDictionary<string, SortedSet<string>> Merged(SortedDictionary<string, SortedSet<string>> one, SortedDictionary<string, SortedSet<string>> other)
    {
        foreach ((string name, SortedSet<string> keys) in other)
        {
            one.Add(name, keys);
        }

        return one;
    }

    private static void Same(SortedDictionary<string, SortedSet<string>> documented, SortedDictionary<string, SortedSet<string>> sent)
    {
        Assert.Equal(documented.Keys, sent.Keys);
        Assert.All(documented, row => Assert.Equal(row.Value, sent[row.Key]));
    }

    private sealed class FlatteningScorer : IEmpathyScorer
    {
        private int _turns;

        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
        {
            EmpathyAssessment empty = EmpathyAssessment.NotApplicable(UnjudgedReasons.NoText, "flattening");
            var attenuation = new ModeAssessment { Score = 0.1 * ++_turns, Label = EmpathyLabel.Clear };
            return new(empty with { Status = EmpathyStatus.Assessed, Reason = null, Modes = empty.Modes with { SentimentAttenuation = attenuation } });
        }
    }

    private sealed class FailingScorer : IEmpathyScorer
    {
        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) => throw new InvalidOperationException("It fails.");
    }
}
