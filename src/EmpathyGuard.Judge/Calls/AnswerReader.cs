using System.Text;
using Microsoft.Extensions.AI;

namespace EmpathyGuard.Judge;

/// <summary>Collects an answer up to the longest that one can be.</summary>
internal sealed class AnswerReader
{
    /// <summary>The longest answer, in UTF-16 units.</summary>
    public const int LongestAnswer = 32_768;

    // A stream may also go on for ever without a word in it.
    private const int MostUpdates = 20_000;

    private string? _only;
    private StringBuilder? _text;
    private int _length;
    private int _updates;
    private string? _reason;
    private ChatFinishReason? _finish;
    private long _input;
    private long _output;

    /// <summary>Takes an update.</summary>
    /// <returns>Whether more is wanted.</returns>
    public bool Add(ChatResponseUpdate update)
    {
        _finish = update.FinishReason ?? _finish;
        Add(update.Contents);
        if (++_updates >= MostUpdates)
        {
            _reason ??= JudgeReasons.AnswerTooLong;
        }

        return _reason is null;
    }

    /// <summary>Takes a whole response.</summary>
    public void Add(ChatResponse response)
    {
        _finish = response.FinishReason;
        Add(response.Usage);
        foreach (ChatMessage message in response.Messages)
        {
            Add(message.Contents);
        }
    }

    /// <summary>What came of it.</summary>
    public JudgeAnswer Answer()
    {
        string? reason = _reason ?? Finished();
        string text = _text?.ToString() ?? _only ?? "";
        reason ??= string.IsNullOrWhiteSpace(text) ? JudgeReasons.Empty : null;
        return new JudgeAnswer(reason is null ? text : null, reason, _input, _output);
    }

    private string? Finished() =>
        _finish == ChatFinishReason.ContentFilter ? JudgeReasons.ContentFilter
        : _finish == ChatFinishReason.Length ? JudgeReasons.CutOff
        : _finish == ChatFinishReason.ToolCalls ? JudgeReasons.Malformed
        : null;

    private void Add(IList<AIContent> contents)
    {
        foreach (AIContent content in contents)
        {
            switch (content)
            {
                case TextContent { Text: { } text }:
                    Add(text);
                    break;
                case UsageContent usage:
                    Add(usage.Details);
                    break;
                case ErrorContent:
                    _reason ??= JudgeReasons.Refused;
                    break;
                case FunctionCallContent:
                    _reason ??= JudgeReasons.Malformed;
                    break;
            }
        }
    }

    private void Add(string text)
    {
        _length += text.Length;
        if (_length > LongestAnswer || _length < 0)
        {
            _reason ??= JudgeReasons.AnswerTooLong;
            return;
        }

        if (_only is null)
        {
            _only = text;
            return;
        }

        (_text ??= new StringBuilder(_only, Math.Max(256, 2 * _length))).Append(text);
    }

    private void Add(UsageDetails? usage)
    {
        _input += Math.Max(0, usage?.InputTokenCount ?? 0);
        _output += Math.Max(0, usage?.OutputTokenCount ?? 0);
    }
}
