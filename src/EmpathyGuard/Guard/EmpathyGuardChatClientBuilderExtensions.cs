using EmpathyGuard;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.AI;

/// <summary>Puts the guard into a chat client pipeline.</summary>
public static class EmpathyGuardChatClientBuilderExtensions
{
    /// <summary>Judges the replies of the clients below.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the options and, where one is registered under it, of the keyed <see cref="IEmpathyScorer"/>. Default: <see langword="null"/>, the unnamed ones.</param>
    /// <param name="scorer">The scorer. Default: <see langword="null"/>, the registered one or else <see cref="LexicalEmpathyScorer.Shared"/>, with the weights of <see cref="EmpathyGuardOptions.WeightsFile"/> where one is given.</param>
    /// <param name="configure">Changes the options of this client. Where options are registered by <c>AddEmpathyGuard</c> or <c>Configure</c>, it is applied on top of a fresh copy of them, again after each reload.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Place it outside function invocation and inside a cache: <c>.UseDistributedCache().UseEmpathyGuard().UseFunctionInvocation()</c>.
    /// Where no options are registered and <paramref name="configure"/> disables the guard, the pipeline is built without it.
    /// </remarks>
    public static ChatClientBuilder UseEmpathyGuard(this ChatClientBuilder builder, string? name = null, IEmpathyScorer? scorer = null, Action<EmpathyGuardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) =>
        {
            // Into locals: a captured parameter would carry the services of the first scope into every later one.
            GuardOptionsSource options = Options(services, name ?? Extensions.Options.Options.DefaultName, configure);
            if (options.IsFixed && !options.Current.Options.Enabled)
            {
                return inner;
            }

            IEmpathyScorer resolved = scorer ?? Weighted(Scorer(services, name), options.Current.Options.WeightsFile);
            return new EmpathyGuardChatClient(inner, resolved, options, GuardServices.From(services, resolved));
        });
    }

    private static GuardOptionsSource Options(IServiceProvider services, string name, Action<EmpathyGuardOptions>? configure)
    {
        // Every host can make options of any type; only what somebody configured is taken from there.
        bool registered = services.GetService<IEnumerable<IConfigureOptions<EmpathyGuardOptions>>>() is { } configured && configured.Any();
        IOptionsMonitor<EmpathyGuardOptions>? monitor = registered ? services.GetService<IOptionsMonitor<EmpathyGuardOptions>>() : null;
        IValidateOptions<EmpathyGuardOptions>[] validators = [.. services.GetService<IEnumerable<IValidateOptions<EmpathyGuardOptions>>>() ?? []];
        if (monitor is null)
        {
            return new GuardOptionsSource(Configured(new EmpathyGuardOptions(), configure, validators, name));
        }

        if (configure is null)
        {
            return new GuardOptionsSource(monitor, name);
        }

        // The monitor's own instance is shared by every client of that name, so this client's changes go on one made afresh.
        IOptionsFactory<EmpathyGuardOptions> factory = services.GetRequiredService<IOptionsFactory<EmpathyGuardOptions>>();
        return new GuardOptionsSource(monitor, name, _ => Configured(factory.Create(name), configure, validators, name));
    }

    private static EmpathyGuardOptions Configured(EmpathyGuardOptions options, Action<EmpathyGuardOptions>? configure, IValidateOptions<EmpathyGuardOptions>[] validators, string name)
    {
        configure?.Invoke(options);
        foreach (IValidateOptions<EmpathyGuardOptions> validator in validators)
        {
            ValidateOptionsResult result = validator.Validate(name, options);
            if (result.Failed)
            {
                throw new OptionsValidationException(name, typeof(EmpathyGuardOptions), result.Failures);
            }
        }

        return options;
    }

    // A scorer that somebody chose keeps its weights; the shared one stands for nobody's choice.
    private static IEmpathyScorer Weighted(IEmpathyScorer scorer, string? weightsFile) =>
        weightsFile is not null && ReferenceEquals(scorer, LexicalEmpathyScorer.Shared) ? new LexicalEmpathyScorer(EmpathyWeights.Load(weightsFile)) : scorer;

    private static IEmpathyScorer Scorer(IServiceProvider services, string? name) =>
        (name is not null && services is IKeyedServiceProvider keyed ? keyed.GetKeyedService<IEmpathyScorer>(name) : null)
        ?? services.GetService<IEmpathyScorer>()
        ?? LexicalEmpathyScorer.Shared;
}
