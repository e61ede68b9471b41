using EmpathyGuard;
using EmpathyGuard.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what guards on several machines share through Redis.</summary>
public static class EmpathyGuardRedisServiceCollectionExtensions
{
    /// <summary>Makes <see cref="RedisRepromptBudget"/> the re-prompt budget, over the registered <see cref="IConnectionMultiplexer"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options. Default: <see langword="null"/>, none.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <remarks>Before or after <c>AddEmpathyGuard</c>. An <see cref="IRepromptBudget"/> of your own stays.</remarks>
    public static IServiceCollection AddEmpathyRedisBudget(this IServiceCollection services, Action<RedisRepromptBudgetOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        for (int i = services.Count - 1; i >= 0; i--)
        {
            if (services[i] is { IsKeyedService: false } descriptor && descriptor.ServiceType == typeof(IRepromptBudget) && descriptor.ImplementationType == typeof(TokenBucketRepromptBudget))
            {
                services.RemoveAt(i);
            }
        }

        var options = new RedisRepromptBudgetOptions();
        configure?.Invoke(options);
        services.TryAddSingleton<IRepromptBudget>(provider => new RedisRepromptBudget(
            provider.GetRequiredService<IConnectionMultiplexer>(), options, provider.GetService<TimeProvider>(), provider.GetService<ILoggerFactory>()));
        return services;
    }
}
