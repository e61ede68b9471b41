using EmpathyGuard;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Polly;
using Polly.Registry;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a judge.</summary>
public static class EmpathyJudgeServiceCollectionExtensions
{
    // A client that is guarded asks for the scorer while the scorer asks for the client. Resolving is synchronous, so the thread shows it.
    [ThreadStatic]
    private static bool _resolving;

    /// <summary>Lets a language model give a second opinion where the registered scorer is unsure: under a chat client that is registered with a key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="clientKey">The key of the judge's <see cref="IChatClient"/>.</param>
    /// <param name="configure">How the judge is asked. Default: <see langword="null"/>, the defaults.</param>
    /// <param name="cascade">When it is asked, and what it may do. Default: <see langword="null"/>, the defaults: near a threshold and where the scorer cannot judge, to raise concern only.</param>
    /// <param name="pipelineKey">The key of a registered pipeline that takes the place of the default one. Default: <see cref="EmpathyJudgePipeline.Key"/>.</param>
    /// <returns>The services.</returns>
    /// <remarks>
    /// <para>After <c>AddEmpathySemantics</c> and after a scorer of your own: what is registered as <see cref="IEmpathyScorer"/> then becomes the first of the cascade. Before or after
    /// <c>AddEmpathyGuard</c>. Call it once.</para>
    /// <para>The client must be one of its own, never the guarded one; that is found out when the scorer is first resolved, and refused. Registered pipelines
    /// (<see cref="EmpathyJudgePipeline.Key"/>), an <see cref="IJudgeBudget"/>, an <c>IDistributedCache</c>, a <see cref="TimeProvider"/> and logging are used.</para>
    /// <para>Clients that judge by the registered scorer also have the judge compare a rewrite with the first reply, as <see cref="EmpathyGuardOptions.Comparison"/> says.</para>
    /// </remarks>
    public static IServiceCollection AddEmpathyJudge(
        this IServiceCollection services,
        string clientKey,
        Action<EmpathyJudgeOptions>? configure = null,
        Action<CascadeOptions>? cascade = null,
        string pipelineKey = EmpathyJudgePipeline.Key)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(clientKey);
        ArgumentNullException.ThrowIfNull(pipelineKey);
        return Add(
            services,
            provider => provider.GetKeyedService<IChatClient>(clientKey)
                ?? throw new InvalidOperationException($"There is no keyed chat client '{clientKey}' for the judge. Register one: services.AddKeyedChatClient(key, …)."),
            configure,
            cascade,
            pipelineKey);
    }

    /// <summary>Lets a language model give a second opinion where the registered scorer is unsure: with a client that you make.</summary>
    /// <param name="services">The services.</param>
    /// <param name="client">Makes or finds the judge's chat client, once. It is not disposed.</param>
    /// <param name="configure">How the judge is asked; <see langword="null"/> for the defaults.</param>
    /// <param name="cascade">When it is asked, and what it may do; <see langword="null"/> for the defaults.</param>
    /// <returns>The services.</returns>
    /// <remarks>See the other overload.</remarks>
    public static IServiceCollection AddEmpathyJudge(this IServiceCollection services, Func<IServiceProvider, IChatClient> client, Action<EmpathyJudgeOptions>? configure, Action<CascadeOptions>? cascade)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(client);
        return Add(services, client, configure, cascade, EmpathyJudgePipeline.Key);
    }

    private static IServiceCollection Add(IServiceCollection services, Func<IServiceProvider, IChatClient> client, Action<EmpathyJudgeOptions>? configure, Action<CascadeOptions>? cascade, string pipelineKey)
    {
        if (services.Any(static descriptor => descriptor.ServiceType == typeof(JudgeEmpathyScorer)))
        {
            throw new InvalidOperationException("A judge is registered already.");
        }

        Func<IServiceProvider, IEmpathyScorer> first = TakeFirst(services);
        services.AddSingleton(provider => Judge(provider, client, configure, pipelineKey));
        services.AddSingleton<IEmpathyScorer>(provider =>
        {
            var options = new CascadeOptions { Time = provider.GetService<TimeProvider>() ?? TimeProvider.System };
            cascade?.Invoke(options);
            return new CascadeEmpathyScorer(first(provider), provider.GetRequiredService<JudgeEmpathyScorer>(), options);
        });
        return services;
    }

    /// <summary>Takes the scorer that is registered last out of the services, for it becomes the first of the cascade.</summary>
    private static Func<IServiceProvider, IEmpathyScorer> TakeFirst(IServiceCollection services)
    {
        for (int i = services.Count - 1; i >= 0; i--)
        {
            ServiceDescriptor descriptor = services[i];
            if (descriptor.ServiceType != typeof(IEmpathyScorer) || descriptor.IsKeyedService)
            {
                continue;
            }

            if (descriptor.Lifetime != ServiceLifetime.Singleton)
            {
                throw new InvalidOperationException("A scorer is shared by every call. Register yours as a singleton before AddEmpathyJudge.");
            }

            // Under a key of its own it is still made once, and disposed of by the container.
            services.RemoveAt(i);
            services.Add(Keyed(descriptor));
            return static provider => provider.GetRequiredKeyedService<IEmpathyScorer>(typeof(CascadeEmpathyScorer));
        }

        return static _ => LexicalEmpathyScorer.Shared;
    }

    private static ServiceDescriptor Keyed(ServiceDescriptor descriptor)
    {
        object key = typeof(CascadeEmpathyScorer);
        if (descriptor.ImplementationInstance is { } instance)
        {
            return new ServiceDescriptor(typeof(IEmpathyScorer), key, instance);
        }

        return descriptor.ImplementationFactory is { } factory
            ? new ServiceDescriptor(typeof(IEmpathyScorer), key, (provider, _) => factory(provider), ServiceLifetime.Singleton)
            : new ServiceDescriptor(typeof(IEmpathyScorer), key, descriptor.ImplementationType!, ServiceLifetime.Singleton);
    }

    private static JudgeEmpathyScorer Judge(IServiceProvider provider, Func<IServiceProvider, IChatClient> client, Action<EmpathyJudgeOptions>? configure, string pipelineKey)
    {
        if (_resolving)
        {
            throw new InvalidOperationException(JudgeEmpathyScorer.GuardedClient);
        }

        _resolving = true;
        try
        {
            var options = new EmpathyJudgeOptions();
            configure?.Invoke(options);
            return new JudgeEmpathyScorer(client(provider), options, Pipeline(provider, pipelineKey), provider);
        }
        finally
        {
            _resolving = false;
        }
    }

    private static ResiliencePipeline? Pipeline(IServiceProvider provider, string key)
    {
        if (provider.GetKeyedService<ResiliencePipeline>(key) is { } keyed)
        {
            return keyed;
        }

        return provider.GetService<ResiliencePipelineProvider<string>>() is { } pipelines && pipelines.TryGetPipeline(key, out ResiliencePipeline? named) ? named : null;
    }
}
