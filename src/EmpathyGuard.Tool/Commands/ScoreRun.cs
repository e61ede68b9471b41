using EmpathyGuard.Tool.Exchanges;
using EmpathyGuard.Tool.Output;
using EmpathyGuard.Tool.SecondOpinions;

namespace EmpathyGuard.Tool.Commands;

/// <summary>The loop of <c>empathyguard score</c>: read a line, score it, write a line.</summary>
internal sealed class ScoreRun
{
    private readonly ExchangeReader _exchanges;
    private readonly LineOutput _output;
    private readonly ScoreOptions _options;
    private readonly Func<EmpathyExchange, EmpathyAssessment> _scorer;
    private readonly JudgeTally? _tally;
    private readonly Func<EmpathyFailureMode, EmpathyThresholds> _thresholds;
    private long _scored;
    private long _failed;

    public ScoreRun(ExchangeReader exchanges, LineOutput output, ScoreOptions options, Func<EmpathyExchange, EmpathyAssessment> scorer, JudgeTally? tally = null)
    {
        _exchanges = exchanges;
        _output = output;
        _options = options;
        _scorer = scorer;
        _tally = tally;
        _thresholds = options.Profile.Thresholds;
    }

    /// <summary>Runs to the end of the input or to the cancellation.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(IRunMonitor monitor, CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                while (_exchanges.TryRead())
                {
                    Step(monitor, cancellationToken);
                    if (cancellationToken.IsCancellationRequested)
                    {
                        _output.Flush();
                        return ExitCodes.Interrupted;
                    }
                }

                // Before the next wait everything is out, so that a slow input sees its answers at once.
                _output.Flush();
                monitor.Report(_exchanges.BytesRead, _scored, _failed);
            }
            while (await _exchanges.FillAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _output.Flush();
            return ExitCodes.Interrupted;
        }
        catch (OutputException e) when (e.ReaderWentAway)
        {
            // Whoever reads us has enough. What they got were whole lines, and the rest would go nowhere.
        }

        return _failed == 0 ? ExitCodes.Success : ExitCodes.SomeLinesFailed;
    }

    private void Step(IRunMonitor monitor, CancellationToken cancellationToken)
    {
        if (_exchanges.Problem is string problem)
        {
            Complain(monitor, problem);
            return;
        }

        EmpathyAssessment assessment = Assess(monitor, cancellationToken);
        _output.Write(_exchanges.Id.Span, _exchanges.LineNumber, _tally is null ? assessment : assessment with { SecondOpinion = _tally.Count(assessment.SecondOpinion) });
        _scored++;
    }

    private EmpathyAssessment Assess(IRunMonitor monitor, CancellationToken cancellationToken)
    {
        try
        {
            EmpathyAssessment assessment = _scorer(new EmpathyExchange(_exchanges.Messages)
            {
                Task = _options.Task,
                Source = _exchanges.Source,
                Thresholds = _thresholds,
            });

            // Data has no empathy to judge, but the person who asked for it may be at risk all the same.
            return _exchanges.ReplyIsStructured
                ? EmpathyAssessment.NotApplicable(UnjudgedReasons.NotProse, assessment.Scorer, assessment.Crisis) with { SecondOpinion = assessment.SecondOpinion }
                : assessment;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // One exchange that breaks the scorer must not cost the verdicts on all the others. Not judged is not passed: the line
            // says so, and so does the exit code. The exception's message is left out, because it may quote the text.
            Complain(monitor, $"the scorer failed ({e.GetType().Name})");
            return EmpathyAssessment.Unjudged(UnjudgedReasons.ScorerFailed, _options.Semantic ? SemanticEmpathyScorer.Shared.Version : LexicalEmpathyScorer.Shared.Version);
        }
    }

    private void Complain(IRunMonitor monitor, string problem)
    {
        monitor.Complain($"line {_exchanges.LineNumber}: {problem}");
        _failed++;
    }
}
