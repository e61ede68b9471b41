using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>Tells the guard about one call.</summary>
public static class EmpathyGuardPromptExecutionSettingsExtensions
{
    /// <summary>A copy of the settings that carries a request to the guard.</summary>
    /// <param name="settings">The settings, which stay as they are; <see langword="null"/> for new ones.</param>
    /// <param name="request">What the guard should know about this call. One that was carried before is replaced.</param>
    /// <returns>The copy, made by the virtual <see cref="PromptExecutionSettings.Clone"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="NotSupportedException">The class of the settings does not override <see cref="PromptExecutionSettings.Clone"/>, so that a copy would lose what it adds.</exception>
    /// <remarks>The guard takes the request off before the settings reach the service that it wraps. A call to a service without a guard would pass it on.</remarks>
    public static PromptExecutionSettings WithEmpathyGuard(this PromptExecutionSettings? settings, EmpathyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        PromptExecutionSettings copy = settings?.Clone() ?? new PromptExecutionSettings();
        if (settings is not null && copy.GetType() != settings.GetType())
        {
            throw new NotSupportedException($"{settings.GetType()} does not override Clone, so its copy would lose what it adds.");
        }

        // In the shape that the chat client's guard reads, because settings become chat options on the way to a chat client.
        copy.ExtensionData = new Dictionary<string, object>(copy.ExtensionData ?? new Dictionary<string, object>())
        {
            [EmpathyGuardChatOptionsExtensions.RequestKey] = default(ChatOptions).WithEmpathyGuard(request).AdditionalProperties![EmpathyGuardChatOptionsExtensions.RequestKey]!,
        };
        return copy;
    }
}
