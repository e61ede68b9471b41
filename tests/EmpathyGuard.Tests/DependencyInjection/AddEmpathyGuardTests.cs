using EmpathyGuard.Telemetry;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;

namespace EmpathyGuard.Tests.DependencyInjection;

public sealed class AddEmpathyGuardTests
{
    [Fact]
    public void AddEmpathyGuard_NullServices_Throws() =>
        Assert.Throws<ArgumentNullException>(static () => ((IServiceCollection)null!).AddEmpathyGuard());

    [Theory]
    [InlineData("Crisis")]
    [InlineData("conflictavoidance")]
    public void AddEmpathyGuard_NameOfAnOption_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddEmpathyGuard(name));

    [Fact]
    public async Task AddEmpathyGuard_WithNothingElse_ResolvesEverything()
    {
        await using ServiceProvider services = new ServiceCollection().AddEmpathyGuard()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

        Assert.Same(LexicalEmpathyScorer.Shared, services.GetRequiredService<IEmpathyScorer>());
        Assert.NotNull(services.GetRequiredService<IRepromptBudget>());
        Assert.NotNull(services.GetRequiredService<IRiskMemory>());
        Assert.NotNull(services.GetRequiredService<EmpathyTelemetry>());
        Assert.Same(TimeProvider.System, services.GetRequiredService<TimeProvider>());
        Assert.Same(services.GetRequiredService<EscalationQueue>(), services.GetRequiredService<IEscalationQueue>());
        Assert.Equal("General", Monitor(services).CurrentValue.Profile);
    }

    [Fact]
    public void AddEmpathyGuard_DisposedSynchronously_DoesNotThrow()
    {
        ServiceProvider services = new ServiceCollection().AddEmpathyGuard().BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<EscalationQueue>());

        services.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AddEmpathyGuard_OwnServices_GoBeforeTheDefaults(bool registeredFirst)
    {
        var scorer = new StubScorer();
        var services = new ServiceCollection();
        if (registeredFirst)
        {
            services.AddSingleton<IEmpathyScorer>(scorer);
        }

        services.AddEmpathyGuard();
        if (!registeredFirst)
        {
            services.AddSingleton<IEmpathyScorer>(scorer);
        }

        Assert.Same(scorer, services.BuildServiceProvider().GetRequiredService<IEmpathyScorer>());
    }

    [Fact]
    public void AddEmpathyGuard_Twice_RegistersOnceAndConfiguresInOrder()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(Configuration(("EmpathyGuard:Crisis:Resources:0:Value", "988")));
        services.AddEmpathyGuard();
        int once = services.Count;
        services.AddEmpathyGuard();
        Assert.Equal(once + 1, services.AddEmpathyGuard(configure: static options => options.MaxReprompts = 2).Count);

        EmpathyGuardOptions bound = Monitor(services.BuildServiceProvider()).CurrentValue;

        Assert.Equal(2, bound.MaxReprompts);
        Assert.Equal("988", Assert.Single(bound.Crisis.Resources).Value);
    }

    [Fact]
    public void AddEmpathyGuard_Configuration_BindsEveryMember()
    {
        EmpathyGuardOptions options = Options(
            ("EmpathyGuard:Enabled", "false"),
            ("EmpathyGuard:Profile", "support"),
            ("EmpathyGuard:Action", "flag"),
            ("EmpathyGuard:ConflictAvoidance:Action", "Reprompt"),
            ("EmpathyGuard:ConflictAvoidance:Concern", "0.25"),
            ("EmpathyGuard:ConflictAvoidance:Failure", "0.75"),
            ("EmpathyGuard:SentimentAttenuation:Failure", "0.6"),
            ("EmpathyGuard:GranularityMismatch:Failure", "0.61"),
            ("EmpathyGuard:LinguisticDistancing:Failure", "0.62"),
            ("EmpathyGuard:Streaming", "Hold"),
            ("EmpathyGuard:MaxReprompts", "3"),
            ("EmpathyGuard:RepromptTimeLimit", "00:00:20"),
            ("EmpathyGuard:Comparison", "Veto"),
            ("EmpathyGuard:ScoringTimeLimit", "00:00:01"),
            ("EmpathyGuard:MaxTextLength", "2048"),
            ("EmpathyGuard:SamplingRate", "0.5"),
            ("EmpathyGuard:ReplyOnly", "true"),
            ("EmpathyGuard:ReplacementText", "Text."),
            ("EmpathyGuard:AllowFollowUpTurn", "true"),
            ("EmpathyGuard:EnableSensitiveData", "true"),
            ("EmpathyGuard:Crisis:Locale", "en-US"),
            ("EmpathyGuard:Crisis:Resources:0:Name", "Lifeline"),
            ("EmpathyGuard:Crisis:Resources:0:Value", "988"),
            ("EmpathyGuard:Crisis:Resources:0:Locale", "en-US"),
            ("EmpathyGuard:Crisis:HarmReplacementText", "Call 988."),
            ("EmpathyGuard:Crisis:RiskMemory", "1.00:00:01"),
            ("EmpathyGuard:Crisis:ConversationKeySecret", "secret"));

        Assert.False(options.Enabled);
        Assert.Equal("Support", options.Profile);
        Assert.Equal(EmpathyAction.Flag, options.Action);
        Assert.Equal((EmpathyAction.Reprompt, 0.25, 0.75), (options.ConflictAvoidance.Action, options.ConflictAvoidance.Concern, options.ConflictAvoidance.Failure));
        Assert.Equal((0.6, 0.61, 0.62), (options.SentimentAttenuation.Failure, options.GranularityMismatch.Failure, options.LinguisticDistancing.Failure));
        Assert.Equal(EmpathyStreaming.Hold, options.Streaming);
        Assert.Equal(EmpathyComparison.Veto, options.Comparison);
        Assert.Equal(3, options.MaxReprompts);
        Assert.Equal((TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(1)), (options.RepromptTimeLimit, options.ScoringTimeLimit));
        Assert.Equal((2048, 0.5), (options.MaxTextLength, options.SamplingRate));
        Assert.True(options.ReplyOnly && options.AllowFollowUpTurn && options.EnableSensitiveData);
        Assert.Equal(("Text.", "Call 988.", "secret", "en-US"), (options.ReplacementText, options.Crisis.HarmReplacementText, options.Crisis.ConversationKeySecret, options.Crisis.Locale));
        Assert.Equal(new VerifiedResource { Name = "Lifeline", Value = "988", Locale = "en-US" }, Assert.Single(options.Crisis.Resources));
        Assert.Equal(new TimeSpan(1, 0, 0, 1), options.Crisis.RiskMemory);
    }

    [Fact]
    public void AddEmpathyGuard_WeightsFile_IsBoundAndValidated()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, EmpathyWeights.Default.Text());
            Assert.Equal(path, Options(("EmpathyGuard:WeightsFile", path)).WeightsFile);

            File.WriteAllText(path, "stake bias");
            OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => Options(("EmpathyGuard:WeightsFile", path)));
            Assert.Contains("EmpathyGuard:WeightsFile must be the path of weights", e.Message, StringComparison.Ordinal);
            Assert.Contains("Line 1 of the weights: expected 'model feature value'.", e.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void AddEmpathyGuard_NamedOptions_BindTheirOwnSection()
    {
        ServiceProvider services = new ServiceCollection()
            .AddSingleton<IConfiguration>(Configuration(("EmpathyGuard:MaxReprompts", "3"), ("EmpathyGuard:support:Profile", "Support")))
            .AddEmpathyGuard()
            .AddEmpathyGuard("support")
            .BuildServiceProvider();

        Assert.Equal((3, "General"), (Monitor(services).CurrentValue.MaxReprompts, Monitor(services).CurrentValue.Profile));
        Assert.Equal((1, "Support"), (Monitor(services).Get("support").MaxReprompts, Monitor(services).Get("support").Profile));
    }

    [Fact]
    public void AddEmpathyGuard_InvalidConfiguration_NamesEveryKeyAndItsRange()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(static () => Options(
            ("EmpathyGuard:MaxReprompts", "9"),
            ("EmpathyGuard:Profile", "Nice"),
            ("EmpathyGuard:SamplingRate", "often"),
            ("EmpathyGuard:ConflictAvoidance:Action", "Shout"),
            ("EmpathyGuard:Crisis:RiskMemory", "00:00:01"),
            ("EmpathyGuard:Enabled", "true")));

        Assert.Equal(
        [
            "EmpathyGuard:ConflictAvoidance:Action must be one of Observe, Flag, Shadow, Reprompt, Replace.",
            "EmpathyGuard:Crisis:RiskMemory must be a time from 00:01:00 to 90.00:00:00.",
            "EmpathyGuard:MaxReprompts must be a whole number from 0 to 3.",
            "EmpathyGuard:Profile must be one of General, Support, Wellbeing, CrisisLine, Legal.",
            "EmpathyGuard:SamplingRate must be a number from 0 to 1.",
        ],
        exception.Failures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AddEmpathyGuard_InvalidOptionsUnderAHost_FailAtStart()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection([new("EmpathyGuard:support:Action", "Replace")]);
        builder.Services.AddEmpathyGuard("support");
        using IHost host = builder.Build();

        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("EmpathyGuard:support:ReplacementText must", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AddEmpathyGuard_Reload_ChangesOptions()
    {
        IConfigurationRoot configuration = Configuration(("EmpathyGuard:Enabled", "true"));
        ServiceProvider services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddEmpathyGuard().BuildServiceProvider();
        Assert.True(Monitor(services).CurrentValue.Enabled);

        configuration["EmpathyGuard:Enabled"] = "false";
        configuration.Reload();

        Assert.False(Monitor(services).CurrentValue.Enabled);
    }

    [Fact]
    public void AddEmpathyGuard_InvalidReload_KeepsTheLastGoodOptionsAndLogsOnce()
    {
        var logs = new FakeLogCollector();
        IConfigurationRoot configuration = Configuration(("EmpathyGuard:MaxReprompts", "2"));
        ServiceProvider services = new ServiceCollection()
            .AddSingleton<ILoggerFactory>(new FakeLoggerFactory(logs))
            .AddSingleton<IConfiguration>(configuration)
            .AddEmpathyGuard()
            .BuildServiceProvider();
        EmpathyGuardOptions good = Monitor(services).CurrentValue;

        configuration["EmpathyGuard:MaxReprompts"] = "7";
        configuration.Reload();

        Assert.Same(good, Monitor(services).CurrentValue);
        Assert.Same(good, Monitor(services).CurrentValue);
        FakeLogRecord record = Assert.Single(logs.GetSnapshot());
        Assert.Equal((LogLevel.Error, "ReloadRefused"), (record.Level, record.Id.Name));
        Assert.Contains("EmpathyGuard:MaxReprompts must be a whole number from 0 to 3.", record.Message, StringComparison.Ordinal);

        configuration["EmpathyGuard:MaxReprompts"] = "3";
        configuration.Reload();
        Assert.Equal(3, Monitor(services).CurrentValue.MaxReprompts);
    }

    [Fact]
    public void AddEmpathyGuard_KeyedScorers_StandBesideTheDefault()
    {
        ServiceProvider services = new ServiceCollection()
            .AddEmpathyGuard()
            .AddKeyedSingleton<IEmpathyScorer>("judge", new StubScorer())
            .BuildServiceProvider();

        Assert.IsType<StubScorer>(services.GetRequiredKeyedService<IEmpathyScorer>("judge"));
        Assert.Same(LexicalEmpathyScorer.Shared, services.GetRequiredService<IEmpathyScorer>());
    }

    [Fact]
    public void AddEmpathyGuard_ScopedScorer_IsResolvedPerScope()
    {
        ServiceProvider services = new ServiceCollection()
            .AddScoped<IEmpathyScorer, StubScorer>()
            .AddEmpathyGuard()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        using IServiceScope first = services.CreateScope();
        using IServiceScope second = services.CreateScope();

        Assert.NotSame(first.ServiceProvider.GetRequiredService<IEmpathyScorer>(), second.ServiceProvider.GetRequiredService<IEmpathyScorer>());
        Assert.Same(
            first.ServiceProvider.GetRequiredService<IOptionsMonitor<EmpathyGuardOptions>>().CurrentValue,
            second.ServiceProvider.GetRequiredService<IOptionsMonitor<EmpathyGuardOptions>>().CurrentValue);
    }

    [Fact]
    public async Task AddEmpathyGuard_DistributedCache_HoldsTheRiskFlags()
    {
        ServiceProvider services = new ServiceCollection().AddDistributedMemoryCache().AddEmpathyGuard().BuildServiceProvider();

        await services.GetRequiredService<IRiskMemory>().FlagAsync("id", new EmpathyCrisisOptions(), CancellationToken.None);

        Assert.NotNull(await services.GetRequiredService<IDistributedCache>().GetAsync("empathyguard:risk:id"));
    }

    private static IOptionsMonitor<EmpathyGuardOptions> Monitor(IServiceProvider services) => services.GetRequiredService<IOptionsMonitor<EmpathyGuardOptions>>();

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] entries) => new ConfigurationBuilder()
        .AddInMemoryCollection(entries.Select(static entry => new KeyValuePair<string, string?>(entry.Key, entry.Value)))
        .Build();

    private static EmpathyGuardOptions Options(params (string Key, string Value)[] entries) =>
        Monitor(new ServiceCollection().AddSingleton<IConfiguration>(Configuration(entries)).AddEmpathyGuard().BuildServiceProvider()).CurrentValue;

    private sealed class StubScorer : IEmpathyScorer
    {
        public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default) =>
            new(EmpathyAssessment.NotApplicable(UnjudgedReasons.NoText, "stub"));
    }
}
