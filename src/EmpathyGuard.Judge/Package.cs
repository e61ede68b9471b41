using System.Reflection;

namespace EmpathyGuard.Judge;

/// <summary>The package's own version.</summary>
internal static class Package
{
    /// <summary>Major, minor and patch.</summary>
    public static string Version { get; } = typeof(Package).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
