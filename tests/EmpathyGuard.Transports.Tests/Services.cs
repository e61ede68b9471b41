using Microsoft.Extensions.DependencyInjection;

namespace EmpathyGuard.Transports.Tests;

internal static class Services
{
    public static IServiceProvider Guard { get; } = new ServiceCollection().AddEmpathyGuard().BuildServiceProvider();
}
