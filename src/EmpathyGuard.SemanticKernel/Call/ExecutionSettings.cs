using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel;

/// <summary>Reads and copies execution settings. The caller's are never changed.</summary>
internal static class ExecutionSettings
{
    private const string ResponseFormatKey = "response_format";

    /// <summary>Whether the caller asked for JSON; <see langword="null"/> where the settings cannot be read, as with a format that is given as a .NET type.</summary>
    public static bool? AsksForStructure(PromptExecutionSettings? settings, Kernel? kernel)
    {
        // The settings of a connector hide it in a property of their own.
        if (settings is null || (settings.GetType() == typeof(PromptExecutionSettings) && settings.ExtensionData?.ContainsKey(ResponseFormatKey) != true))
        {
            return false;
        }

        try
        {
            return settings.ToChatOptions(kernel).ResponseFormat is ChatResponseFormatJson;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>The system prompt that the settings themselves carry; a service uses it only where the history holds none.</summary>
    public static string? SystemPrompt(PromptExecutionSettings? settings, Kernel? kernel)
    {
        try
        {
            return settings.ToChatOptions(kernel)?.Instructions;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>A copy without the request to the guard.</summary>
    public static PromptExecutionSettings WithoutRequest(PromptExecutionSettings settings)
    {
        PromptExecutionSettings copy = settings.Clone();
        var data = new Dictionary<string, object>(settings.ExtensionData!);
        data.Remove(EmpathyGuardChatOptionsExtensions.RequestKey);
        copy.ExtensionData = data.Count > 0 ? data : null;
        return copy;
    }

    /// <summary>Settings and a kernel with which no tool runs. Tools stay listed, because some services refuse a history with calls to tools that are not.</summary>
    public static (PromptExecutionSettings? Settings, Kernel? Kernel) WithoutTools(PromptExecutionSettings? settings, ChatHistory history, Kernel? kernel)
    {
        PromptExecutionSettings? copy = settings?.Clone();
        if (copy is not null && copy.GetType() == settings!.GetType())
        {
            if (copy.FunctionChoiceBehavior is not { } behaviour)
            {
                // A connector may have a switch of its own for tools, which nothing outside it can turn.
                return (copy, Barred(kernel));
            }

            IReadOnlyList<KernelFunction>? functions = behaviour.GetConfiguration(new FunctionChoiceBehaviorConfigurationContext(history) { Kernel = kernel }).Functions;
            copy.FunctionChoiceBehavior = FunctionChoiceBehavior.None(functions ?? []);
            return (copy, kernel);
        }

        // Settings whose class does not override Clone would lose what it adds: they go as they are, and the kernel bars the tools.
        return (settings, Barred(kernel));
    }

    private static Kernel? Barred(Kernel? kernel)
    {
        if (kernel is null || kernel.Plugins.Count == 0)
        {
            return kernel;
        }

        Kernel copy = kernel.Clone();
        copy.AutoFunctionInvocationFilters.Insert(0, new NoMoreTools());
        return copy;
    }

    /// <summary>Ends the attempt where the model asks for a tool: the tools of this reply have run.</summary>
    private sealed class NoMoreTools : IAutoFunctionInvocationFilter
    {
        public Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
        {
            context.Terminate = true;
            return Task.CompletedTask;
        }
    }
}
