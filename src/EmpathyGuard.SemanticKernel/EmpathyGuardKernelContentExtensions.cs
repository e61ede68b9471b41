using EmpathyGuard;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>Reads the guard's verdict from what Semantic Kernel returns.</summary>
/// <remarks>The verdict is there while an action above <see cref="EmpathyAction.Observe"/> is configured.</remarks>
public static class EmpathyGuardKernelContentExtensions
{
    /// <summary>
    /// The metadata under which the usage of the attempts that were not delivered stands, as a list of the service's own objects. Where a service reports
    /// <see cref="UsageDetails"/>, they are added up under <c>Usage</c> instead.
    /// </summary>
    public const string OtherUsageKey = "EmpathyGuard.OtherUsage";

    /// <summary>What the guard found and did.</summary>
    /// <param name="content">A message of a guarded service.</param>
    /// <returns>The verdict; <see langword="null"/> where the message carries none.</returns>
    public static EmpathyVerdict? GetEmpathyVerdict(this KernelContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Verdict(content.Metadata);
    }

    /// <summary>What the guard found and did, as a streamed reply closes with it.</summary>
    /// <param name="content">The content; the last one of the stream carries the verdict.</param>
    /// <returns>The verdict; <see langword="null"/> where the content carries none.</returns>
    public static EmpathyVerdict? GetEmpathyVerdict(this StreamingKernelContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Verdict(content.Metadata);
    }

    /// <summary>What the guard found and did about the reply that a prompt function returned.</summary>
    /// <param name="result">The result, from a chat completion service or from a chat client.</param>
    /// <returns>The verdict; <see langword="null"/> where the result carries none.</returns>
    public static EmpathyVerdict? GetEmpathyVerdict(this FunctionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Verdict(result.Metadata);
    }

    /// <summary>The assessment of the delivered reply.</summary>
    /// <param name="content">A message of a guarded service.</param>
    /// <returns>The assessment; <see langword="null"/> where the message carries none.</returns>
    public static EmpathyAssessment? GetEmpathyAssessment(this KernelContent content) => content.GetEmpathyVerdict()?.Assessment;

    /// <summary>The assessment that a streamed reply closes with.</summary>
    /// <param name="content">The content; the last one of the stream carries the assessment.</param>
    /// <returns>The assessment; <see langword="null"/> where the content carries none.</returns>
    public static EmpathyAssessment? GetEmpathyAssessment(this StreamingKernelContent content) => content.GetEmpathyVerdict()?.Assessment;

    /// <summary>The assessment of the reply that a prompt function returned.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The assessment; <see langword="null"/> where the result carries none.</returns>
    public static EmpathyAssessment? GetEmpathyAssessment(this FunctionResult result) => result.GetEmpathyVerdict()?.Assessment;

    private static EmpathyVerdict? Verdict(IReadOnlyDictionary<string, object?>? metadata) =>
        metadata is not null && metadata.TryGetValue(EmpathyGuardChatResponseExtensions.VerdictKey, out object? verdict)
            ? new ChatResponseUpdate { AdditionalProperties = new() { [EmpathyGuardChatResponseExtensions.VerdictKey] = verdict } }.GetEmpathyVerdict()
            : null;
}
