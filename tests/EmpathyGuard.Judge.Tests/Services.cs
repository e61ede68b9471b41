namespace EmpathyGuard.Judge.Tests;

/// <summary>Services by their types.</summary>
internal sealed class Services(params object[] services) : IServiceProvider
{
    public object? GetService(Type serviceType) => Array.Find(services, serviceType.IsInstanceOfType);
}
