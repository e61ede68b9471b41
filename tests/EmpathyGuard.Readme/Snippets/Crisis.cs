using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Readme.Snippets;

internal static class Crisis
{
    public static void Register(IServiceCollection services, string approvedText)
    {
        services.AddSingleton<IEscalationHandler, OnCallQueue>();
        services.AddEmpathyGuard(configure: options =>
        {
            options.Profile = "CrisisLine";
            options.Crisis.Locale = "en-US";
            options.Crisis.Resources.Add(new VerifiedResource { Name = "988 Suicide & Crisis Lifeline", Value = "988", Locale = "en-US" });
            options.Crisis.HarmReplacementText = approvedText;
        });
    }
}
