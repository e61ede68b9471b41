using EmpathyGuard;
using EmpathyGuard.Semantic;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the scorer that reads meaning.</summary>
public static partial class EmpathySemanticsServiceCollectionExtensions
{
    /// <summary>Makes <see cref="SemanticEmpathyScorer"/> the scorer of guarded chat clients in place of the lexical default.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    /// <remarks>
    /// <para>Before or after <c>AddEmpathyGuard</c>. An <see cref="IEmpathyScorer"/> of your own stays, and every registered <see cref="ISignalSource"/> is asked after the encoder.</para>
    /// <para>The encoder's weights are read when the scorer is first resolved. Where they are damaged, that is logged as an error, and the lexical scorer goes on:
    /// <see cref="EmpathyAssessment.Scorer"/> then ends with <c>+semantic/unavailable</c>.</para>
    /// </remarks>
    public static IServiceCollection AddEmpathySemantics(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        for (int i = services.Count - 1; i >= 0; i--)
        {
            if (services[i].ServiceType == typeof(IEmpathyScorer) && !services[i].IsKeyedService && ReferenceEquals(services[i].ImplementationInstance, LexicalEmpathyScorer.Shared))
            {
                services.RemoveAt(i);
            }
        }

        services.TryAddSingleton<IEmpathyScorer>(static provider => Create(
            [.. provider.GetServices<ISignalSource>()],
            static sources => sources.Count == 0 ? SemanticEmpathyScorer.Shared : new SemanticEmpathyScorer(sources),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance));
        return services;
    }

    internal static IEmpathyScorer Create(IReadOnlyList<ISignalSource> sources, Func<IReadOnlyList<ISignalSource>, SemanticEmpathyScorer> make, ILoggerFactory loggers)
    {
        try
        {
            return make(sources);
        }
        catch (Exception e) when (e is InvalidDataException or PlatformNotSupportedException)
        {
            LogUnavailable(loggers.CreateLogger("EmpathyGuard.Semantic"), e);
            return new LexicalEmpathyScorer(EmpathyWeights.Default, [new Unavailable(), .. sources]);
        }
    }

    [LoggerMessage(200, LogLevel.Error, "The sentence encoder cannot be used; the lexical scorer goes on without it.", EventName = "SemanticsUnavailable")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);

    /// <summary>Says in the scorer's version that meaning is not read.</summary>
    private sealed class Unavailable : ISignalSource
    {
        public string Name => "semantic/unavailable";
    }
}
