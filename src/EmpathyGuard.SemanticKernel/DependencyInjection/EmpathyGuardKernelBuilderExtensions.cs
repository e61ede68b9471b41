using EmpathyGuard;
using EmpathyGuard.SemanticKernel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>Puts the guard into a kernel.</summary>
public static class EmpathyGuardKernelBuilderExtensions
{
    /// <summary>Guards every <see cref="IChatCompletionService"/> and every <see cref="IChatClient"/> that is registered so far, keyed ones too, where they stand.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the options, bound as <c>services.AddEmpathyGuard(name)</c> binds them. Default: <see langword="null"/>, the unnamed ones.</param>
    /// <param name="scorer">The scorer. Default: <see langword="null"/>, the registered one or else <see cref="LexicalEmpathyScorer.Shared"/>.</param>
    /// <param name="configure">Changes the options after they were bound.</param>
    /// <param name="only">Which registrations to guard. Default: <see langword="null"/>, all. A chat client that a judge of yours asks must stay out.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">There is nothing to guard: no service is registered yet, or <paramref name="only"/> leaves none.</exception>
    /// <remarks>
    /// <para>Call it after the services are registered; later ones are not guarded. A registration is guarded once, however often this is called.</para>
    /// <para>Lifetimes and keys stay. What the container made it disposes, through the decorator; what was registered as an instance it does not.</para>
    /// </remarks>
    public static IKernelBuilder AddEmpathyGuard(
        this IKernelBuilder builder, string? name = null, IEmpathyScorer? scorer = null, Action<EmpathyGuardOptions>? configure = null, Func<ServiceDescriptor, bool>? only = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddEmpathyGuard(name, configure);
        GuardedRegistrations guarded = GuardedRegistrations.Of(services);
        for (int i = 0; i < services.Count; i++)
        {
            ServiceDescriptor descriptor = services[i];
            if (!guarded.Contains(descriptor) && IsChat(descriptor.ServiceType) && (only is null || only(descriptor)))
            {
                services[i] = guarded.Add(descriptor.ServiceType == typeof(IChatClient)
                    ? Decoration.Of<IChatClient>(descriptor, (inner, provider, owned) => NestableChatClient.Guard(inner, name, scorer, provider, owned))
                    : Decoration.Of<IChatCompletionService>(descriptor, (inner, provider, owned) => EmpathyGuardChatCompletionServiceExtensions.Guard(inner, name, scorer, null, provider, owned, announces: true)));
            }
        }

        return guarded.Count > 0 ? builder : throw new InvalidOperationException(
            "There is no IChatCompletionService and no IChatClient to guard. Call AddEmpathyGuard after the services are registered, such as by AddOpenAIChatCompletion.");
    }

    private static bool IsChat(Type type) => type == typeof(IChatCompletionService) || type == typeof(IChatClient);
}
