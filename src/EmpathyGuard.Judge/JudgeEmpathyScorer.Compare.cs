using EmpathyGuard.Judge;

namespace EmpathyGuard;

public sealed partial class JudgeEmpathyScorer
{
    /// <summary>Asks which of two replies to the same person meets them better, twice, with the order swapped: a preference counts only where both answers agree.</summary>
    /// <param name="exchange">The exchange that ends with the first reply.</param>
    /// <param name="secondReply">The second reply, such as a rewrite of the first.</param>
    /// <param name="cancellationToken">Cancels the comparison; nothing else throws.</param>
    /// <returns>
    /// The preference; <see cref="ReplyPreference.Unjudged"/> with a reason on any failure, <see cref="ReplyPreference.NotAsked"/> with one where the question does not arise. A rewrite is
    /// to be taken only on <see cref="ReplyPreference.Second"/>.
    /// </returns>
    public async ValueTask<ReplyComparison> CompareAsync(EmpathyExchange exchange, string secondReply, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(secondReply);
        cancellationToken.ThrowIfCancellationRequested();
        long started = _time.GetTimestamp();
        Material material = Material.Of(exchange, withPerson: true, _options);
        string? unasked = exchange.Task != EmpathyTask.Conversation ? JudgeReasons.TaskNotSupported
            : material.IsTooLong(_options.MaxTextLength) || secondReply.Length > _options.MaxTextLength ? UnjudgedReasons.TooLong
            : string.IsNullOrWhiteSpace(material.Reply) || string.IsNullOrWhiteSpace(secondReply) ? UnjudgedReasons.NoText
            : exchange.ReplyOnly ? UnjudgedReasons.ReplyOnly
            : material.Person < 0 ? JudgeReasons.NoPerson
            : null;
        if (unasked is not null)
        {
            return Compared(new ReplyComparison { Preference = ReplyPreference.NotAsked, Reason = unasked }, started);
        }

        if (_budget?.TrySpend(2) == false)
        {
            return Compared(new ReplyComparison { Preference = ReplyPreference.Unjudged, Reason = JudgeReasons.BudgetSpent }, started);
        }

        Task<(ReplyPreference Preference, JudgeAnswer Answer)> straight = CompareAsync(material, material.Reply, secondReply, swapped: false, cancellationToken);
        Task<(ReplyPreference Preference, JudgeAnswer Answer)> swapped = CompareAsync(material, secondReply, material.Reply, swapped: true, cancellationToken);
        (ReplyPreference Preference, JudgeAnswer Answer)[] both = await Task.WhenAll(straight, swapped).ConfigureAwait(false);
        long input = both.Sum(static one => one.Answer.InputTokens);
        long output = both.Sum(static one => one.Answer.OutputTokens);
        _budget?.Used(input + output);
        bool agree = both[0].Preference == both[1].Preference;
        string? failed = both[0].Answer.Reason ?? both[1].Answer.Reason;
        var comparison = new ReplyComparison
        {
            Preference = agree && failed is null ? both[0].Preference : ReplyPreference.Unjudged,
            Reason = failed ?? (agree ? null : ReplyComparison.Disagreed),
            InputTokens = input,
            OutputTokens = output,
        };
        return Compared(comparison, started);
    }

    private ReplyComparison Compared(ReplyComparison comparison, long started)
    {
        _telemetry.Compared(comparison, Model, _time.GetElapsedTime(started));
        return comparison;
    }

    private async Task<(ReplyPreference Preference, JudgeAnswer Answer)> CompareAsync(Material material, string a, string b, bool swapped, CancellationToken cancellationToken)
    {
        string code = Code();
        var question = new JudgeQuestion(JudgePrompts.Comparison, material.Write(code, _options.MaxTextLength, a, b), JudgePrompts.ComparisonClosing, AnswerFormat.Comparison);
        JudgeAnswer answer = await _caller.AskAsync(question, cancellationToken).ConfigureAwait(false);
        if (answer.Text is null)
        {
            return (ReplyPreference.Unjudged, answer);
        }

        if (AnswerParser.Read(answer.Text, code, out ComparisonAnswer compared) is { } reason)
        {
            return (ReplyPreference.Unjudged, answer with { Reason = reason });
        }

        if (!QuoteFinder.TryFind(a, compared.QuoteA, out _) || !QuoteFinder.TryFind(b, compared.QuoteB, out _))
        {
            return (ReplyPreference.Unjudged, answer with { Reason = JudgeReasons.QuoteNotFound });
        }

        ReplyPreference preference = compared.IsA is not { } isA ? ReplyPreference.Same : isA == swapped ? ReplyPreference.Second : ReplyPreference.First;
        return (preference, answer);
    }
}
