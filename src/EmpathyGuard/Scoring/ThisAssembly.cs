using System.Reflection;

namespace EmpathyGuard.Scoring;

/// <summary>The package's own version.</summary>
internal static class ThisAssembly
{
    /// <summary>Major, minor and patch.</summary>
    public static string Version { get; } = typeof(ThisAssembly).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
