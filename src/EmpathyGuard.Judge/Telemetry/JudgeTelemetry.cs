using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmpathyGuard.Judge;

/// <summary>The judge's logs and metrics. No text passes through: reasons are constants, and the model's name is the operator's own.</summary>
internal sealed partial class JudgeTelemetry(ILoggerFactory? loggers)
{
    /// <summary>The name of the meter and of the logs' category.</summary>
    public const string Source = "EmpathyGuard.Judge";

    // One meter for the process: several judges are told apart by their model.
    private static readonly Meter Meter = new(Source, Package.Version);
    private static readonly Counter<long> Opinions = Meter.CreateCounter<long>("empathyguard.judge.opinions", "{opinion}", "Opinions asked for, by status and reason.");
    private static readonly Counter<long> Comparisons = Meter.CreateCounter<long>("empathyguard.judge.comparisons", "{comparison}", "Comparisons of two replies, by preference and reason.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("empathyguard.judge.tokens", "{token}", "Tokens that the judge's service reported, by direction.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("empathyguard.judge.duration", "s", "How long an opinion or a comparison took with everything.");

    private static readonly string[] Preferences = ["unjudged", "first", "second", "same", "notAsked"];

    private readonly ILogger _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger(Source);

    public void Judged(SecondOpinion opinion, TimeSpan took)
    {
        bool judged = opinion.Status == SecondOpinionStatus.Judged;
        if (Opinions.Enabled)
        {
            Opinions.Add(1, new("status", judged ? "judged" : "unjudged"), new("reason", opinion.Reason), new("model", opinion.Model), new("cached", opinion.Cached ? "true" : "false"));
        }

        Used(opinion.Model, opinion.InputTokens, opinion.OutputTokens);
        Duration.Record(took.TotalSeconds);
        if (judged)
        {
            LogJudged(_logger, opinion.Model, opinion.InputTokens, opinion.OutputTokens);
        }
        else
        {
            LogUnjudged(_logger, opinion.Model, opinion.Reason);
        }
    }

    public void Compared(ReplyComparison comparison, string model, TimeSpan took)
    {
        if (Comparisons.Enabled)
        {
            Comparisons.Add(1, new("preference", Preferences[(int)comparison.Preference]), new("reason", comparison.Reason), new("model", model));
        }

        Used(model, comparison.InputTokens, comparison.OutputTokens);
        if (comparison.Preference != ReplyPreference.NotAsked)
        {
            Duration.Record(took.TotalSeconds);
        }

        LogCompared(_logger, model, Preferences[(int)comparison.Preference], comparison.Reason);
    }

    // The exception's type and not its message: a cache may quote what it was given.
    public void CacheFailed(Exception exception)
    {
        if (_logger.IsEnabled(LogLevel.Warning))
        {
            LogCacheFailed(_logger, exception.GetType().FullName);
        }
    }

    private static void Used(string? model, long input, long output)
    {
        if (Tokens.Enabled && (input > 0 || output > 0))
        {
            Tokens.Add(input, new("direction", "input"), new("model", model));
            Tokens.Add(output, new("direction", "output"), new("model", model));
        }
    }

    [LoggerMessage(303, LogLevel.Debug, "The judge {Model} compared two replies: {Preference} {Reason}.", EventName = "Compared")]
    private static partial void LogCompared(ILogger logger, string model, string preference, string? reason);

    [LoggerMessage(300, LogLevel.Debug, "The judge {Model} judged, with {InputTokens} tokens in and {OutputTokens} out.", EventName = "Judged")]
    private static partial void LogJudged(ILogger logger, string? model, long inputTokens, long outputTokens);

    [LoggerMessage(301, LogLevel.Warning, "The judge {Model} did not judge: {Reason}. The first scorer's verdict stands.", EventName = "Unjudged")]
    private static partial void LogUnjudged(ILogger logger, string? model, string? reason);

    [LoggerMessage(302, LogLevel.Warning, "The cache of verdicts failed with {ExceptionType}; the judge goes on without it.", EventName = "CacheFailed")]
    private static partial void LogCacheFailed(ILogger logger, string? exceptionType);
}
