using EmpathyGuard;
using EmpathyGuard.SemanticKernel;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>Puts the guard around a chat completion service.</summary>
public static class EmpathyGuardChatCompletionServiceExtensions
{
    /// <summary>Judges the replies of a chat completion service, streaming or not, with the guard of the chat client.</summary>
    /// <param name="service">The service whose replies are judged.</param>
    /// <param name="name">The name of the options and, where one is registered under it, of the keyed <see cref="IEmpathyScorer"/>. Default: <see langword="null"/>, the unnamed ones.</param>
    /// <param name="scorer">The scorer. Default: <see langword="null"/>, the registered one or else <see cref="LexicalEmpathyScorer.Shared"/>.</param>
    /// <param name="configure">Changes the options of this service.</param>
    /// <param name="services">Where the options and the services of the guard are looked for. Default: <see langword="null"/>, none; then nothing is escalated.</param>
    /// <returns>The guarded service, which disposes the inner one when it is disposed; <paramref name="service"/> itself where <paramref name="configure"/> disables the guard for good.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="service"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// <para>The verdict stands in the metadata of the returned message, of the last streamed content and of a <see cref="FunctionResult"/>: read it by <c>GetEmpathyVerdict</c>.</para>
    /// <para>Where several choices are asked for, all are returned as they came and none is judged.</para>
    /// </remarks>
    public static IChatCompletionService WithEmpathyGuard(
        this IChatCompletionService service, string? name = null, IEmpathyScorer? scorer = null, Action<EmpathyGuardOptions>? configure = null, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(service);
        return Guard(service, name, scorer, configure, services, ownsInner: true, announces: false);
    }

    internal static IChatCompletionService Guard(
        IChatCompletionService service, string? name, IEmpathyScorer? scorer, Action<EmpathyGuardOptions>? configure, IServiceProvider? services, bool ownsInner, bool announces)
    {
        IChatClient client = new ChatClientBuilder(_ => new ServiceChatClient(service, announces)).UseEmpathyGuard(name, scorer, configure).Build(services);
        return client is ServiceChatClient ? service : new GuardedChatCompletionService(service, client, ownsInner);
    }
}
