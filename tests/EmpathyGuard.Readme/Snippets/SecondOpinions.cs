using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Readme.Snippets;

internal static class SecondOpinions
{
    public static void Register(IServiceCollection services, IChatClient judge)
    {
        services.AddKeyedChatClient("judge", judge);
        services.AddEmpathyGuard();
        services.AddEmpathyJudge("judge");
    }

    public static void Wordless(IServiceCollection services, IChatClient judge)
    {
        services.AddKeyedChatClient("judge", judge).UseLogging().UseOpenTelemetry().UseWordlessFaults();
    }

    public static void Configure(IServiceCollection services)
    {
        services.AddEmpathyJudge(
            "judge",
            options =>
            {
                options.TimeLimit = TimeSpan.FromSeconds(5);
                options.HistoryMessages = 0;
                options.Budget = new WindowJudgeBudget(calls: 600, tokens: 1_000_000);
            },
            cascade => cascade.SetBands(0.05));
    }
}
