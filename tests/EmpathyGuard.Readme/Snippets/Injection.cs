using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Readme.Snippets;

internal static class Injection
{
    public static void Register(IServiceCollection services, IChatClient model)
    {
        services.AddEmpathyGuard(configure: options => options.Profile = "Support");
        services.AddChatClient(model).UseEmpathyGuard();
    }
}
