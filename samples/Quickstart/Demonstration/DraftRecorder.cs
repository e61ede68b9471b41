using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace Quickstart;

/// <summary>Sits under the guard and keeps what the model wrote, because the guard itself never hands out a draft.</summary>
/// <remarks>For a demonstration. It holds the drafts of one conversation at a time; a real service has no such list in memory.</remarks>
/// <param name="model">The client that writes.</param>
internal sealed class DraftRecorder(IChatClient model) : DelegatingChatClient(model)
{
    private readonly List<string> _drafts = [];

    /// <summary>The drafts since <see cref="Clear"/>: the first reply and, where the guard asked again, the second.</summary>
    public IReadOnlyList<string> Drafts => _drafts;

    /// <summary>Called with the number of the draft and each piece of text as the model streams it, long before a person could see it.</summary>
    public Action<int, string>? Writing { get; set; }

    public void Clear() => _drafts.Clear();

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
        _drafts.Add(response.Text);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int number = _drafts.Count;
        StringBuilder draft = new();
        _drafts.Add("");
        await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            draft.Append(update.Text);
            _drafts[number] = draft.ToString();
            Writing?.Invoke(number, update.Text);
            yield return update;
        }
    }
}
