using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Remembers, in the services themselves, which registrations are guarded.</summary>
internal sealed class GuardedRegistrations
{
    private readonly HashSet<ServiceDescriptor> _guarded = new(ReferenceEqualityComparer.Instance);

    public int Count => _guarded.Count;

    public static GuardedRegistrations Of(IServiceCollection services)
    {
        foreach (ServiceDescriptor descriptor in services)
        {
            if (descriptor is { IsKeyedService: false, ImplementationInstance: GuardedRegistrations existing })
            {
                return existing;
            }
        }

        var added = new GuardedRegistrations();
        services.AddSingleton(added);
        return added;
    }

    public bool Contains(ServiceDescriptor descriptor) => _guarded.Contains(descriptor);

    public ServiceDescriptor Add(ServiceDescriptor descriptor)
    {
        _guarded.Add(descriptor);
        return descriptor;
    }
}
