using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Makes a registration that decorates what another one makes.</summary>
internal static class Decoration
{
    /// <param name="descriptor">The registration; its key and lifetime stay.</param>
    /// <param name="decorate">Decorates a service; the last argument says whether the decorator must dispose it.</param>
    public static ServiceDescriptor Of<T>(ServiceDescriptor descriptor, Func<T, IServiceProvider, bool, T> decorate)
        where T : class
    {
        if (descriptor.IsKeyedService)
        {
            return descriptor.KeyedImplementationInstance is T instance
                ? new ServiceDescriptor(typeof(T), descriptor.ServiceKey, (provider, _) => decorate(instance, provider, false), descriptor.Lifetime)
                : new ServiceDescriptor(typeof(T), descriptor.ServiceKey, (provider, key) => decorate(Make<T>(descriptor, provider, key), provider, true), descriptor.Lifetime);
        }

        return descriptor.ImplementationInstance is T unkeyed
            ? new ServiceDescriptor(typeof(T), provider => decorate(unkeyed, provider, false), descriptor.Lifetime)
            : new ServiceDescriptor(typeof(T), provider => decorate(Make<T>(descriptor, provider), provider, true), descriptor.Lifetime);
    }

    private static T Make<T>(ServiceDescriptor descriptor, IServiceProvider provider) => descriptor.ImplementationFactory is { } factory
        ? (T)factory(provider)
        : (T)ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!);

    private static T Make<T>(ServiceDescriptor descriptor, IServiceProvider provider, object? key) => descriptor.KeyedImplementationFactory is { } factory
        ? (T)factory(provider, key)
        : (T)ActivatorUtilities.CreateInstance(provider, descriptor.KeyedImplementationType!);
}
