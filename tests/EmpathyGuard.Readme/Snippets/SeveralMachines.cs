using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace EmpathyGuard.Readme.Snippets;

internal static class SeveralMachines
{
    public static void Budget(IServiceCollection services)
    {
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("localhost:6379,abortConnect=false"));
        services.AddEmpathyGuard();
        services.AddEmpathyRedisBudget();
    }

    public static void Everything(IServiceCollection services, string secret)
    {
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("localhost:6379,abortConnect=false"));
        services.AddStackExchangeRedisCache(options => options.Configuration = "localhost:6379,abortConnect=false");
        services.AddEmpathyGuard(configure: options => options.Crisis.ConversationKeySecret = secret);
        services.AddEmpathyRedisBudget();
    }
}
