using Microsoft.Extensions.AI;

namespace EmpathyGuard.SemanticKernel;

/// <summary>A guarded chat client of a kernel, which lets a call pass where a guarded service outside it judges the reply.</summary>
internal sealed class NestableChatClient : DelegatingChatClient
{
    private readonly IChatClient _bare;
    private readonly bool _ownsInner;

    private NestableChatClient(IChatClient guarded, IChatClient bare, bool ownsInner)
        : base(guarded)
    {
        _bare = bare;
        _ownsInner = ownsInner;
    }

    public static IChatClient Guard(IChatClient bare, string? name, IEmpathyScorer? scorer, IServiceProvider services, bool ownsInner) =>
        new NestableChatClient(new ChatClientBuilder(bare).UseEmpathyGuard(name, scorer).Build(services), bare, ownsInner);

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        OutsideGuard.Judges() ? _bare.GetResponseAsync(messages, options, cancellationToken) : base.GetResponseAsync(messages, options, cancellationToken);

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        OutsideGuard.Judges() ? _bare.GetStreamingResponseAsync(messages, options, cancellationToken) : base.GetStreamingResponseAsync(messages, options, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (_ownsInner)
        {
            base.Dispose(disposing);
        }
    }
}
