using System.Globalization;

namespace EmpathyGuard.Tool.SecondOpinions;

/// <summary>Counts what became of the questions to a judge, for the summary at the end.</summary>
internal sealed class JudgeTally(string model, TokenPrices? prices)
{
    private readonly SortedDictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private long _lines;
    private long _judged;
    private long _input;
    private long _output;

    /// <summary>Counts a line and completes its opinion.</summary>
    public SecondOpinion Count(SecondOpinion? opinion)
    {
        SecondOpinion complete = (opinion ?? SecondOpinion.NotAsked) with { Model = opinion?.Model ?? model, PromptVersion = opinion?.PromptVersion ?? JudgeEmpathyScorer.PromptVersion };
        _lines++;
        _input += complete.InputTokens;
        _output += complete.OutputTokens;
        _judged += complete.Status == SecondOpinionStatus.Judged ? 1 : 0;
        if (complete.Status == SecondOpinionStatus.Unjudged)
        {
            string reason = complete.Reason ?? UnjudgedReasons.ScorerFailed;
            _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
        }

        return complete;
    }

    /// <summary>The summary, a line.</summary>
    public override string ToString()
    {
        long unjudged = _reasons.Values.Sum();
        string reasons = unjudged == 0 ? "" : $" ({string.Join(", ", _reasons.Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")))})";
        string cost = prices is null || _lines == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {prices.PerThousand(_input, _output, _lines):0.####} per thousand replies");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"judge {model}: {_lines} replies, {_judged} judged, {unjudged} unjudged{reasons}, {_lines - _judged - unjudged} not asked; {_input} input tokens, {_output} output tokens{cost}");
    }
}
