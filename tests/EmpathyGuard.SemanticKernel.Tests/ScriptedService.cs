using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel.Tests;

/// <summary>A service that behaves as the connectors do: it runs tools itself and leaves their messages in the history that it got.</summary>
internal sealed class ScriptedService(params Step[] steps) : IChatCompletionService, IDisposable
{
    private int _next;

    public List<(ChatHistory History, List<ChatMessageContent> Sent, PromptExecutionSettings? Settings, Kernel? Kernel)> Calls { get; } = [];

    public List<Activity?> Activities { get; } = [];

    public List<SynchronizationContext?> Contexts { get; } = [];

    public List<object> Released { get; } = [];

    public int EnumeratorDisposals { get; private set; }

    public bool Disposed { get; private set; }

    public bool Yields { get; set; }

    /// <summary>Whether tools run by a switch of the connector's own, whatever the function choice says.</summary>
    public bool OwnToolSwitch { get; init; }

    /// <summary>Whether tool messages stay out of the history, and only the stream shows them.</summary>
    public bool HidesTools { get; init; }

    public IReadOnlyDictionary<string, object?> Attributes { get; } = new Dictionary<string, object?> { ["ModelId"] = "scripted-model", ["Endpoint"] = "http://scripted.test/" };

    public async Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default)
    {
        Step step = await BeginAsync(chatHistory, executionSettings, kernel, cancellationToken);
        if (step.Tool is not null && (step.LeavesCall || MayCall(chatHistory, executionSettings, kernel)))
        {
            ChatMessageContent call = CallMessage(step);
            if (step.LeavesCall)
            {
                return [call];
            }

            if (await RunAsync(step, call, chatHistory, kernel, cancellationToken) is { } ended)
            {
                return [ended];
            }
        }

        ChatMessageContent reply = step.Instead as ChatMessageContent ?? new ChatMessageContent(AuthorRole.Assistant, step.Text);
        reply.ModelId = "scripted-model";
        reply.Metadata ??= Metadata(step, step.Usage);
        List<ChatMessageContent> contents = [reply, .. step.MoreChoices.Select(static text => new ChatMessageContent(AuthorRole.Assistant, text))];
        if (step.Leftover is not null)
        {
            chatHistory.Add(step.Leftover);
        }

        Released.Add(contents);
        return contents;
    }

    public async IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            Step step = await BeginAsync(chatHistory, executionSettings, kernel, cancellationToken);
            if (step.Tool is not null && (step.LeavesCall || MayCall(chatHistory, executionSettings, kernel)))
            {
                yield return Keep(new StreamingChatMessageContent(AuthorRole.Assistant, step.Preamble) { ModelId = "scripted-model" });
                yield return Keep(new StreamingChatMessageContent(AuthorRole.Assistant, null) { Items = [new StreamingFunctionCallUpdateContent("c1", step.Tool, "{\"wh")] });
                yield return Keep(new StreamingChatMessageContent(AuthorRole.Assistant, null) { Items = [new StreamingFunctionCallUpdateContent(null, null, "o\":1}")] });
                if (step.LeavesCall)
                {
                    yield break;
                }

                ChatMessageContent call = CallMessage(step);
                if (await RunAsync(step, call, chatHistory, kernel, cancellationToken) is not null)
                {
                    yield break;
                }

                if (HidesTools)
                {
                    yield return Keep(new StreamingChatMessageContent(AuthorRole.Tool, null));
                }
            }

            if (step.Leftover is not null)
            {
                chatHistory.Add(step.Leftover);
            }

            string text = step.Instead is null ? step.Text : "";
            int half = text.Length / 2;
            foreach (string part in new[] { text[..half], text[half..] })
            {
                Activities.Add(Activity.Current);
                if (Yields)
                {
                    await Task.Yield();
                }

                yield return Keep(new StreamingChatMessageContent(AuthorRole.Assistant, part) { ModelId = "scripted-model", Metadata = Metadata(step, null, finished: false) });
            }

            for (int i = 0; i < step.MoreChoices.Count; i++)
            {
                yield return Keep(new StreamingChatMessageContent(AuthorRole.Assistant, step.MoreChoices[i], choiceIndex: i + 1));
            }

            yield return Keep(new StreamingChatMessageContent(null, null) { Metadata = Metadata(step, step.Usage) });
        }
        finally
        {
            EnumeratorDisposals++;
        }
    }

    public void Dispose() => Disposed = true;

    private static Dictionary<string, object?> Metadata(Step step, object? usage, bool finished = true) => new()
    {
        ["Id"] = step.Id,
        ["FinishReason"] = finished ? step.FinishReason : null,
        ["Usage"] = usage,
    };

    private StreamingChatMessageContent Keep(StreamingChatMessageContent content)
    {
        Released.Add(content);
        return content;
    }

    private static ChatMessageContent CallMessage(Step step) =>
        new(AuthorRole.Assistant, [new TextContent(step.Preamble), new FunctionCallContent(step.Tool!, "shelter", "c1", [])]);

    private async Task<Step> BeginAsync(ChatHistory history, PromptExecutionSettings? settings, Kernel? kernel, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add((history, [.. history], settings, kernel));
        }

        Activities.Add(Activity.Current);
        Contexts.Add(SynchronizationContext.Current);
        Step step = steps[Math.Min(Interlocked.Increment(ref _next) - 1, steps.Length - 1)];
        if (step.Before is not null)
        {
            await step.Before(cancellationToken);
        }

        if (Yields)
        {
            await Task.Yield();
        }

        return step.Throws is null ? step : throw step.Throws;
    }

    /// <summary>Whether the model is offered the tool with leave to call it.</summary>
    private bool MayCall(ChatHistory history, PromptExecutionSettings? settings, Kernel? kernel) =>
        OwnToolSwitch || settings?.FunctionChoiceBehavior?.GetConfiguration(new FunctionChoiceBehaviorConfigurationContext(history) { Kernel = kernel }) is { AutoInvoke: true };

    /// <summary>Runs the tool, as a connector does.</summary>
    /// <returns>The message with which a filter ended the call; <see langword="null"/> to go on.</returns>
    private async Task<ChatMessageContent?> RunAsync(Step step, ChatMessageContent call, ChatHistory history, Kernel? kernel, CancellationToken cancellationToken)
    {
        if (!HidesTools)
        {
            history.Add(call);
        }

        KernelFunction function = kernel!.Plugins.GetFunction("shelter", step.Tool!);
        var context = new AutoFunctionInvocationContext(kernel, function, new FunctionResult(function), history, call);
        await InvokeAsync(context, kernel.AutoFunctionInvocationFilters, 0, cancellationToken);
        ChatMessageContent result = new(AuthorRole.Tool, [new FunctionResultContent(call.Items.OfType<FunctionCallContent>().Single(), context.Result.GetValue<object>())]);
        if (!HidesTools)
        {
            history.Add(result);
        }

        return context.Terminate ? result : null;
    }

    private static async Task InvokeAsync(AutoFunctionInvocationContext context, IList<IAutoFunctionInvocationFilter> filters, int index, CancellationToken cancellationToken)
    {
        if (index < filters.Count)
        {
            await filters[index].OnAutoFunctionInvocationAsync(context, next => InvokeAsync(next, filters, index + 1, cancellationToken));
            return;
        }

        context.Result = await context.Function.InvokeAsync(context.Kernel, new KernelArguments(), cancellationToken);
    }
}
