using EmpathyGuard;
using EmpathyGuard.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what a guarded chat client works with.</summary>
public static class EmpathyGuardServiceCollectionExtensions
{
    /// <summary>Registers the scorer, the options and the services that guarded chat clients share.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the options; <see langword="null"/> for the unnamed ones. Unnamed options are bound from the section <c>EmpathyGuard</c>, named ones from <c>EmpathyGuard:name</c> alone.</param>
    /// <param name="configure">Changes the options after they were bound.</param>
    /// <returns>The services.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is the name of an option, such as <c>Crisis</c>, so that the two sections would fall together.</exception>
    /// <remarks>
    /// <para>May be called more than once, for other names or other changes. What is already registered stays: an <see cref="IEmpathyScorer"/>, an
    /// <see cref="IRepromptBudget"/> or a <see cref="TimeProvider"/> of your own goes before the default, before or after this call.</para>
    /// <para>Options are validated at start under a host, and on first resolve otherwise. A reload that makes them invalid is logged, and the last valid ones stay in force.</para>
    /// <para>Register an <see cref="IEscalationHandler"/> as a singleton to hear of people at risk, and an <c>IDistributedCache</c> to share risk flags and trajectories between machines.</para>
    /// </remarks>
    public static IServiceCollection AddEmpathyGuard(this IServiceCollection services, string? name = null, Action<EmpathyGuardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        name ??= Options.Options.DefaultName;
        if (EmpathyGuardOptionsKeys.IsReserved(name))
        {
            throw new ArgumentException("The name of an option cannot be the name of options: their configuration sections would be the same.", nameof(name));
        }

        AddShared(services);
        AddOptions(services, name);
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        return services;
    }

    private static void AddShared(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EmpathyTelemetry>();
        services.TryAddSingleton<IEmpathyScorer>(LexicalEmpathyScorer.Shared);
        services.TryAddSingleton<IRepromptBudget, TokenBucketRepromptBudget>();
        services.TryAddSingleton<IRiskMemory, RiskMemory>();
        services.TryAddSingleton<TrajectoryMemory>();
        services.TryAddSingleton<EscalationQueue>();
        services.TryAddSingleton<IEscalationQueue>(static provider => provider.GetRequiredService<EscalationQueue>());
        services.TryAddSingleton<IOptionsFactory<EmpathyGuardOptions>, LastGoodOptionsFactory>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EmpathyGuardOptions>, EmpathyGuardOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<EmpathyGuardOptions>, BindEmpathyGuardOptions>());
    }

    private static void AddOptions(IServiceCollection services, string name)
    {
        if (services.Any(descriptor => descriptor.ServiceType == typeof(NamedRegistration) && ((NamedRegistration)descriptor.ImplementationInstance!).Name == name))
        {
            return;
        }

        services.AddSingleton(new NamedRegistration(name));
        services.AddOptionsWithValidateOnStart<EmpathyGuardOptions>(name);
        services.AddSingleton<IOptionsChangeTokenSource<EmpathyGuardOptions>>(provider => new EmpathyGuardChangeTokenSource(provider, name));
    }

    /// <summary>Marks a name as registered, so that a second call does not watch the configuration twice.</summary>
    private sealed record NamedRegistration(string Name);
}
