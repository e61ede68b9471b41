using EmpathyGuard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Quickstart;

/// <summary>How a chat client is guarded. This is the part to copy.</summary>
internal static class Guarded
{
    /// <summary>Puts the guard around a client.</summary>
    /// <param name="model">Any chat client.</param>
    /// <param name="services">Where the guard finds your escalation handler; see <see cref="Services"/>.</param>
    /// <param name="judged">Whether a judge is asked, which takes its time.</param>
    public static IChatClient Client(IChatClient model, IServiceProvider? services = null, bool judged = false) =>
        new ChatClientBuilder(model)
            .UseEmpathyGuard(configure: judged ? ConfigureJudged : Configure)
            .Build(services);

    /// <summary>The services of the guard, with your handler for people at risk.</summary>
    /// <param name="escalations">The handler.</param>
    /// <param name="meaning">Whether the scorer also reads what sentences mean, in milliseconds, and not only their words.</param>
    /// <param name="judge">The model that gives a second opinion where the scorer is unsure; none where omitted.</param>
    public static ServiceCollection Services(IEscalationHandler escalations, bool meaning = false, SecondOpinions? judge = null)
    {
        ServiceCollection services = new();
        services.AddEmpathyGuard();
        if (meaning)
        {
            services.AddEmpathySemantics();
        }

        if (judge is not null)
        {
            // After the scorer that it is second to. The conversations leave the machine for it.
            services.AddEmpathyJudge(_ => judge.Connect(), judge.Configure, judge.Configure);
        }

        services.AddSingleton(escalations);
        return services;
    }

    /// <summary>The same with the patience that a judge needs.</summary>
    public static void ConfigureJudged(EmpathyGuardOptions options)
    {
        Configure(options);
        options.ScoringTimeLimit = SecondOpinions.Patience;
    }

    /// <summary>The options: asks again in every mode, and knows which resources were checked.</summary>
    public static void Configure(EmpathyGuardOptions options)
    {
        options.Profile = EmpathyProfile.Wellbeing.Name;

        // The guard never invents a number. These are for the United States; check and list those of the people you serve.
        options.Crisis.Locale = "en-US";
        options.Crisis.Resources.Add(new VerifiedResource { Name = "988 Suicide & Crisis Lifeline", Value = "988", Locale = "en-US" });
        options.Crisis.Resources.Add(new VerifiedResource { Name = "Crisis Text Line", Value = "741741", Locale = "en-US" });
        options.Crisis.Resources.Add(new VerifiedResource { Name = "Emergency services", Value = "911", Locale = "en-US" });

        // Goes out in place of a reply that would do harm. Let a clinician write yours.
        options.Crisis.HarmReplacementText =
            "Thank you for telling me. I can't keep this between us, and I don't want you to be alone with it. "
            + "Please call or text 988, at any hour; someone there will listen. If you are hurt or in danger now, call 911. "
            + "Is there someone near you whom you could tell?";
    }
}
