using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

internal static class Guarded
{
    public static IChatCompletionService With(this IChatCompletionService service, EmpathyAction action, IEmpathyScorer? scorer = null, IServiceProvider? services = null) =>
        service.WithEmpathyGuard(scorer: scorer, configure: options => options.Action = action, services: services);
}
