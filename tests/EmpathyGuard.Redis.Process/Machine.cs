using EmpathyGuard.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace EmpathyGuard.Redis.Tests;

/// <summary>One machine: services, connections and a clock of its own, over the Redis that all share.</summary>
internal sealed class Machine : IAsyncDisposable
{
    public const string Person = "I told my parents I'm leaving the church. Dad walks out of the room now when I come in. I'm heartbroken.";
    public const string AtRisk = "nobody would even notice. im going to kill myself tonight";
    public const string Bad = "Differences of belief can be a bit uncomfortable at first. These things usually settle with time.";
    public const string Good = "You told them the truth, and now your dad leaves the room when you come in. No wonder you're heartbroken. How long has it been like this?";

    private readonly ServiceProvider _services;
    private readonly IConnectionMultiplexer _redis;

    private Machine(IConnectionMultiplexer redis, string configuration, TimeProvider? clock, ILoggerFactory? logs)
    {
        _redis = redis;
        var services = new ServiceCollection();
        if (clock is not null)
        {
            services.AddSingleton(clock);
        }

        if (logs is not null)
        {
            services.AddSingleton(logs);
        }

        services.AddSingleton(redis);
        services.AddStackExchangeRedisCache(options => options.Configuration = configuration);
        services.AddEmpathyGuard(configure: static options =>
        {
            options.Action = EmpathyAction.Reprompt;
            options.TrackTrajectory = true;
            options.Crisis.ConversationKeySecret = "the same on every machine";
        });
        services.AddEmpathyRedisBudget(static options => options.TimeLimit = TimeSpan.FromSeconds(10));
        _services = services.BuildServiceProvider();
    }

    public RedisRepromptBudget Budget => (RedisRepromptBudget)_services.GetRequiredService<IRepromptBudget>();

    public IConnectionMultiplexer Redis => _redis;

    /// <summary>Starts a machine.</summary>
    /// <param name="configuration">Where Redis is.</param>
    /// <param name="clock">The machine's clock; the system's where null.</param>
    /// <param name="logs">Where it logs to; nowhere where null.</param>
    public static async Task<Machine> StartAsync(string configuration, TimeProvider? clock = null, ILoggerFactory? logs = null) =>
        new(await ConnectionMultiplexer.ConnectAsync(configuration), configuration, clock, logs);

    /// <summary>One exchange through the guard.</summary>
    public async Task<ChatResponse> AskAsync(bool streaming, string person, string conversation = "case 12")
    {
        using var model = new ScriptedChatClient(Bad, Good);
        using IChatClient client = model.AsBuilder().UseEmpathyGuard().Build(_services);
        ChatOptions options = default(ChatOptions).WithEmpathyGuard(new EmpathyRequest { ConversationKey = conversation });
        return streaming
            ? await client.GetStreamingResponseAsync(person, options).ToChatResponseAsync()
            : await client.GetResponseAsync(person, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _redis.DisposeAsync();
    }
}
