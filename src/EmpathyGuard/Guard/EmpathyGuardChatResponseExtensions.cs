using EmpathyGuard;

namespace Microsoft.Extensions.AI;

/// <summary>Reads the guard's verdict from a response.</summary>
/// <remarks>The verdict rides on a response while an action above <see cref="EmpathyAction.Observe"/> is configured. It survives a distributed cache.</remarks>
public static class EmpathyGuardChatResponseExtensions
{
    /// <summary>The one key under which a verdict rides in <see cref="ChatResponse.AdditionalProperties"/>, for adapters that carry it over to other types.</summary>
    public const string VerdictKey = VerdictAttachment.Key;

    /// <summary>The assessment of the delivered reply.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The assessment; <see langword="null"/> where the response carries none.</returns>
    public static EmpathyAssessment? GetEmpathyAssessment(this ChatResponse response) => response.GetEmpathyVerdict()?.Assessment;

    /// <summary>The assessment that a streamed reply closes with.</summary>
    /// <param name="update">The update; the last one of the stream carries the assessment.</param>
    /// <returns>The assessment; <see langword="null"/> where the update carries none.</returns>
    public static EmpathyAssessment? GetEmpathyAssessment(this ChatResponseUpdate update) => update.GetEmpathyVerdict()?.Assessment;

    /// <summary>What the guard found and did.</summary>
    /// <param name="response">The response.</param>
    /// <returns>The verdict; <see langword="null"/> where the response carries none.</returns>
    public static EmpathyVerdict? GetEmpathyVerdict(this ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return VerdictAttachment.Read(response.AdditionalProperties);
    }

    /// <summary>What the guard found and did, as a streamed reply closes with it.</summary>
    /// <param name="update">The update; the last one of the stream carries the verdict.</param>
    /// <returns>The verdict; <see langword="null"/> where the update carries none.</returns>
    public static EmpathyVerdict? GetEmpathyVerdict(this ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return VerdictAttachment.Read(update.AdditionalProperties);
    }
}
