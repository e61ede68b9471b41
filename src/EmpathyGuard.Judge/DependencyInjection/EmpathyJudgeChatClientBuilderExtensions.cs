using EmpathyGuard;
using EmpathyGuard.Judge;

namespace Microsoft.Extensions.AI;

/// <summary>What the pipeline of a judge's own chat client may need.</summary>
public static class EmpathyJudgeChatClientBuilderExtensions
{
    /// <summary>Takes the words out of the exceptions of the client below, which may quote the conversation: what comes through is a <see cref="JudgeCallException"/> with a reason, a status and no text.</summary>
    /// <param name="builder">The builder of the judge's client.</param>
    /// <param name="describeFault">Reads status and Retry-After, in the place of <see cref="EmpathyJudgeOptions.DescribeFault"/>, which no longer sees them. Default: <see langword="null"/>, as there.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// Place it last, next to the service: <c>.UseLogging().UseOpenTelemetry().UseWordlessFaults()</c>. Those layers write the messages of exceptions down before the judge sees any.
    /// Without layers of your own it is not needed.
    /// </remarks>
    public static ChatClientBuilder UseWordlessFaults(this ChatClientBuilder builder, Func<Exception, JudgeFault?>? describeFault = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use(inner => new WordlessChatClient(inner, describeFault));
    }
}
