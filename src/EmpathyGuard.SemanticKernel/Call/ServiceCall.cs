using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace EmpathyGuard.SemanticKernel;

/// <summary>One call as the caller made it, and what became of its history meanwhile.</summary>
internal sealed class ServiceCall
{
    private readonly ChatMessageContent[] _before;
    private readonly object? _request;
    private ServiceCallOptions? _options;

    public ServiceCall(ChatHistory history, PromptExecutionSettings? settings, Kernel? kernel)
    {
        History = history;
        Settings = settings;
        Kernel = kernel;
        _before = [.. history];
        _request = settings?.ExtensionData is { } data && data.TryGetValue(EmpathyGuardChatOptionsExtensions.RequestKey, out object? request) ? request : null;
    }

    /// <summary>The caller's own history, which the first attempt gets.</summary>
    public ChatHistory History { get; }

    /// <summary>The caller's own settings.</summary>
    public PromptExecutionSettings? Settings { get; }

    /// <summary>The caller's own kernel.</summary>
    public Kernel? Kernel { get; }

    private List<Attempt> Attempts { get; } = [];

    /// <summary>How many messages the history had.</summary>
    public int Count => _before.Length;

    /// <summary>The messages as the guard reads them: roles and text. What is sent is never built from these.</summary>
    public List<ChatMessage> Messages()
    {
        var messages = new List<ChatMessage>(_before.Length);
        foreach (ChatMessageContent content in _before)
        {
            messages.Add(Read.Message(content));
        }

        return messages;
    }

    /// <summary>The options that go through the guard.</summary>
    public ServiceCallOptions Options(bool streaming)
    {
        _options = new ServiceCallOptions(this);
        if (_request is not null)
        {
            _options.AdditionalProperties = new() { [EmpathyGuardChatOptionsExtensions.RequestKey] = _request };
        }

        // A stream is held or not before there is a reply to look at. Otherwise the reply itself tells soon enough (see Expect).
        if (streaming && ExecutionSettings.AsksForStructure(Settings, Kernel) == true)
        {
            _options.ResponseFormat = ChatResponseFormat.Json;
        }

        return _options;
    }

    /// <summary>Marks structured output once a reply looks like it: reading the settings of a connector costs more than the rest of the guard.</summary>
    /// <param name="text">The reply, or the beginning of one.</param>
    /// <returns>Whether the text was enough to tell.</returns>
    public bool Expect(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        if (start.Length == 0)
        {
            return false;
        }

        // Settings that cannot be read may ask for it; then the reply is believed.
        if (start[0] is '{' or '[' && ExecutionSettings.AsksForStructure(Settings, Kernel) != false)
        {
            _options!.ResponseFormat = ChatResponseFormat.Json;
        }

        return true;
    }

    /// <summary>Whether a guard outside has judged this attempt's place already: it puts a request of its own into the options.</summary>
    public bool IsJudgedOutside(ChatOptions options) =>
        options.AdditionalProperties is { } properties
        && properties.TryGetValue(EmpathyGuardChatOptionsExtensions.RequestKey, out object? request)
        && !ReferenceEquals(request, _request);

    /// <summary>What the first attempt gets: the caller's own instances.</summary>
    /// <param name="keepsRequest">Whether the service is guarded too and may read the request.</param>
    public Attempt First(bool keepsRequest) =>
        Started(new Attempt(this, History, Count, _request is null || keepsRequest ? Settings : ExecutionSettings.WithoutRequest(Settings!), Kernel));

    /// <summary>What a second attempt gets: a copy of the history with the tool messages of the first, and no way to run a tool again.</summary>
    /// <exception cref="InvalidOperationException">The first attempt called tools and kept their results to itself.</exception>
    public Attempt Second(string guidance)
    {
        int tools = EndOfTools();
        if (tools == Count && Attempts is [{ RanTools: true }, ..])
        {
            throw new InvalidOperationException("The service left no results of its tools in the history, so nothing can be asked again without running them twice. Guard the chat client inside it instead.");
        }

        var history = new ChatHistory(_before.Concat(History.Skip(Count).Take(tools - Count)));
        (PromptExecutionSettings? settings, Kernel? kernel) = ExecutionSettings.WithoutTools(_request is null ? Settings : ExecutionSettings.WithoutRequest(Settings!), History, Kernel);
        Guidance.Put(history, guidance, settings, kernel);
        return Started(new Attempt(this, history, history.Count, settings, kernel));
    }

    /// <summary>The usage of the attempts that were not delivered, where their service has a type of its own for it, so that nothing can be added up.</summary>
    public List<object> OtherUsage(Attempt? delivered)
    {
        List<object> usage = [];
        foreach (Attempt attempt in Attempts)
        {
            if (attempt != delivered && attempt.Contents is [.., { } last] && Read.Value(last.Metadata, Read.UsageKey) is { } own and not UsageDetails)
            {
                usage.Add(own);
            }
        }

        return usage;
    }

    /// <summary>Takes what a service added to the history beyond its tool messages out again, where another text was delivered.</summary>
    /// <param name="properties">What carries the verdict. It is read only where there is something to take out: reading it costs more than the rest of this decorator.</param>
    public void Settle(AdditionalPropertiesDictionary? properties)
    {
        int end = EndOfTools();
        if (History.Count <= end || new ChatResponseUpdate { AdditionalProperties = properties }.GetEmpathyVerdict() is null or { Delivery: EmpathyDelivery.First })
        {
            return;
        }

        while (History.Count > end)
        {
            History.RemoveAt(History.Count - 1);
        }
    }

    private Attempt Started(Attempt attempt)
    {
        Attempts.Add(attempt);
        return attempt;
    }

    private int EndOfTools()
    {
        for (int i = History.Count; i > Count; i--)
        {
            if (History[i - 1].Role == AuthorRole.Tool)
            {
                return i;
            }
        }

        return Count;
    }
}
