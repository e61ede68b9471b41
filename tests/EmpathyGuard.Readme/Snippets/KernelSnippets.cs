using EmpathyGuard;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.Readme.Snippets;

internal static class KernelSnippets
{
    public static async Task<FunctionResult> PromptAsync(IKernelBuilder builder)
    {
        builder.AddEmpathyGuard(configure: options => options.Action = EmpathyAction.Reprompt);
        Kernel kernel = builder.Build();

        FunctionResult result = await kernel.InvokePromptAsync("They let me go after eleven years, by e-mail.");
        Console.WriteLine(result.GetValue<string>());
        Console.WriteLine(result.GetEmpathyVerdict()?.Delivery);
        return result;
    }

    public static void WithoutTheJudge(IKernelBuilder builder)
    {
        builder.AddEmpathyGuard(only: static registration => !Equals(registration.ServiceKey, "judge"));
    }

    public static async Task<EmpathyAssessment?> OneServiceAsync(IChatCompletionService service, ChatHistory history, PromptExecutionSettings settings, Kernel kernel)
    {
        IChatCompletionService guarded = service.WithEmpathyGuard(configure: options => options.Action = EmpathyAction.Flag);
        IReadOnlyList<ChatMessageContent> contents = await guarded.GetChatMessageContentsAsync(history, settings, kernel);
        EmpathyAssessment? assessment = contents[^1].GetEmpathyAssessment();
        return assessment;
    }
}
