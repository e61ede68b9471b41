using EmpathyGuard.Tool.Bench.Report;

namespace EmpathyGuard.Tool.Bench.Pairs;

/// <summary>Measures the project's own items.</summary>
internal sealed class PairsMeasurement(IReadOnlyList<BenchItem> items, Judge judge)
{
    private readonly List<FigureTable> _tables = [];
    private readonly List<ReliabilityCurve> _curves = [];

    public IReadOnlyList<FigureTable> Tables => _tables;

    public IReadOnlyList<ReliabilityCurve> Curves => _curves;

    /// <summary>Assesses every item and works out the figures; kinds of item that the half does not have get no table.</summary>
    public void Run(Func<EmpathyExchange, EmpathyAssessment> scorer, TimeProvider time, CancellationToken cancellationToken)
    {
        List<ScoredPair> pairs = Score<PairItem, ScoredPair>(item => new ScoredPair(item, judge), cancellationToken);
        List<ScoredControl> controls = Score<ControlItem, ScoredControl>(item => new ScoredControl(item, judge), cancellationToken);
        foreach (EmpathyFailureMode mode in Enum.GetValues<EmpathyFailureMode>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            ScoredPair[] own = [.. pairs.Where(p => p.Item.Mode == mode)];
            if (own.Length > 0)
            {
                ModeFigures figures = new(mode, own, controls);
                _tables.Add(figures.Table());
                _curves.Add(figures.Curve());
            }
        }

        if (controls.Count > 0)
        {
            _tables.Add(ControlFigures.Table(controls, pairs));
        }

        ParaphraseItem[] paraphrases = [.. items.OfType<ParaphraseItem>()];
        if (paraphrases.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(ParaphraseFigures.Table(paraphrases, judge));
        }

        WholeItem[] whole = [.. items.OfType<WholeItem>()];
        if (whole.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(WholeFigures.Table(whole, judge));
        }

        SentenceItem[] sentences = [.. items.OfType<SentenceItem>()];
        if (sentences.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(SentenceFigures.Table(sentences, judge));
        }

        CounterSentenceItem[] counter = [.. items.OfType<CounterSentenceItem>()];
        if (counter.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(CounterSentenceFigures.Table(counter, judge));
        }

        OverEmpathyItem[] overEmpathy = [.. items.OfType<OverEmpathyItem>()];
        if (overEmpathy.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(OverEmpathyFigures.Table(overEmpathy, judge));
        }

        RiskItem[] risk = [.. items.OfType<RiskItem>()];
        if (risk.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(RiskFigures.Table(risk, judge));
        }

        BenchItem[] asking = [.. items.Where(static item => item.Asks is not null)];
        if (asking.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(AskFigures.Table(asking, judge));
        }

        EmpathyExchange[] exchanges = [.. pairs.Select(static p => p.Item.With(p.Item.Good)), .. controls.Select(static c => c.Item.With(c.Item.Reply))];
        if (exchanges.Length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _tables.Add(LatencyFigures.Table(exchanges, scorer, time));
        }
    }

    private List<TScored> Score<TItem, TScored>(Func<TItem, TScored> score, CancellationToken cancellationToken)
        where TItem : BenchItem
    {
        List<TScored> scored = [];
        foreach (TItem item in items.OfType<TItem>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            scored.Add(score(item));
        }

        return scored;
    }
}
