using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;

namespace EmpathyGuard.Readme.Snippets;

internal static class Pipeline
{
    public static IChatClient Build(IChatClient model, IDistributedCache cache, IServiceProvider services)
    {
        IChatClient client = model.AsBuilder()
            .UseDistributedCache(cache)
            .UseEmpathyGuard()
            .UseFunctionInvocation()
            .UseOpenTelemetry()
            .Build(services);
        return client;
    }
}
