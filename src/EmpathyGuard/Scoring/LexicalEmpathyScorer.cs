using EmpathyGuard.Detectors;
using EmpathyGuard.Lexicons;
using EmpathyGuard.Scoring;
using EmpathyGuard.Signals;
using EmpathyGuard.Text;

namespace EmpathyGuard;

/// <summary>The embedded scorer: reads both texts once with the lexicons and composes signals and detectors.</summary>
/// <remarks>Offline, deterministic, thread-safe and independent of culture. English; other languages come back unjudged with the reason.</remarks>
public sealed class LexicalEmpathyScorer : IEmpathyScorer, IRiskReader
{
    /// <summary>The longest text that is read, in UTF-16 units: 16,777,216.</summary>
    public const int LongestText = 1 << 24;

    private const int MostHistory = 256;
    private const float EarlierShare = 0.6f;
    private const double ToldAsItStands = 0.6;
    private const double LeastDistant = 0.35;

    private readonly Lexicon _lexicon;

    private readonly ISignalSource[] _sources;
    private readonly SignalWeights _signals;
    private readonly ModeWeights _modes;

    /// <summary>Creates a scorer with the embedded lexicons and weights.</summary>
    public LexicalEmpathyScorer()
        : this(EmpathyWeights.Default)
    {
    }

    /// <summary>Creates a scorer with the embedded lexicons and weights of your own, such as <c>empathyguard fit</c> writes.</summary>
    /// <param name="weights">The weights.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is <see langword="null"/>.</exception>
    public LexicalEmpathyScorer(EmpathyWeights weights)
        : this(Lexicon.Default, weights)
    {
    }

    /// <summary>Creates a scorer whose signals are also fed by sources of your own.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="sources">The sources, in the order in which they are asked. The list is copied.</param>
    /// <exception cref="ArgumentNullException">An argument is, or holds, <see langword="null"/>.</exception>
    public LexicalEmpathyScorer(EmpathyWeights weights, IReadOnlyList<ISignalSource> sources)
        : this(Lexicon.Default, weights, sources ?? throw new ArgumentNullException(nameof(sources)))
    {
    }

    internal LexicalEmpathyScorer(Lexicon lexicon, EmpathyWeights weights, IReadOnlyList<ISignalSource>? sources = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        _lexicon = lexicon;
        _sources = [.. sources ?? []];
        _signals = weights.Signals;
        _modes = weights.Modes;
        Version = $"lexical/{ThisAssembly.Version} {lexicon.Hash}.{weights.Hash}";
        foreach (ISignalSource source in _sources)
        {
            ArgumentNullException.ThrowIfNull(source, nameof(sources));
            Version += $" +{source.Name}";
        }
    }

    /// <summary>The shared instance.</summary>
    public static LexicalEmpathyScorer Shared { get; } = new();

    /// <summary>The scorer's name, version and the hashes of its lexicons and weights.</summary>
    public string Version { get; }

    /// <inheritdoc/>
    public ValueTask<EmpathyAssessment> AssessAsync(EmpathyExchange exchange, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Assess(exchange));
    }

    /// <summary>Assesses the reply of an exchange.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <returns>The assessment.</returns>
    public EmpathyAssessment Assess(EmpathyExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ScoringWorkspace workspace = ScoringWorkspace.Rent(_lexicon);
        try
        {
            return Assess(exchange, workspace);
        }
        finally
        {
            workspace.Return();
        }
    }

    /// <inheritdoc/>
    public CrisisAssessment ReadRisk(IReadOnlyList<EmpathyMessage> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        ScoringWorkspace workspace = ScoringWorkspace.Rent(_lexicon);
        try
        {
            int kinds = 0;
            bool unread = false;
            for (int i = Math.Max(0, history.Count - MostHistory); i < history.Count; i++)
            {
                if (history[i].Role == EmpathyRole.User)
                {
                    workspace.Earlier.Read(history[i].Text);
                    unread |= !LanguageReader.IsSupported(workspace.Earlier.Document, _lexicon);
                    kinds |= ReadRisk(workspace.Earlier, workspace, isAnswered: false).Kinds;
                }
            }

            return new CrisisAssessment { RiskCue = kinds != 0, RiskUnknown = kinds == 0 && unread, Kinds = RiskReader.List(kinds) };
        }
        finally
        {
            workspace.Return();
        }
    }

    /// <summary>Begins an exchange whose reply is still arriving.</summary>
    /// <param name="exchange">The exchange. What its reply holds already is where the reply begins.</param>
    /// <returns>The reply, to which text is added as it arrives. The caller disposes it.</returns>
    internal IncrementalReply Begin(EmpathyExchange exchange)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ScoringWorkspace workspace = ScoringWorkspace.Rent(_lexicon);
        PersonSide side;
        try
        {
            side = ReadPersonSide(exchange, workspace);
        }
        catch
        {
            // A signal source may throw; the buffers go back all the same.
            workspace.Return();
            throw;
        }

        var reply = new IncrementalReply(this, exchange, workspace, side);
        reply.Append(exchange.Messages[exchange.ReplyIndex].Text);
        return reply;
    }

    /// <summary>The verdict of a reply that is longer than <see cref="LongestText"/>.</summary>
    internal EmpathyAssessment TooLong(in PersonSide side) => EmpathyAssessment.Unjudged(UnjudgedReasons.TooLong, Version, side.Crisis);

    /// <summary>Assesses the reply that the workspace has read.</summary>
    /// <param name="exchange">The exchange; the text of its reply is not looked at.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="side">What the person's side of the exchange said.</param>
    /// <param name="replyText">The reply's text.</param>
    /// <param name="arriving">Whether the reply is still arriving, and what was read of its settled sentences is kept for the next time.</param>
    internal EmpathyAssessment AssessReply(EmpathyExchange exchange, ScoringWorkspace workspace, in PersonSide side, ReadOnlyMemory<char> replyText, bool arriving)
    {
        CrisisAssessment crisis = side.Crisis;
        bool riskCue = crisis.RiskCue;
        if (workspace.Reply.Document.TokenCount == 0)
        {
            return EmpathyAssessment.NotApplicable(UnjudgedReasons.NoText, Version, crisis);
        }

        if (StructuredText.IsJson(replyText))
        {
            return EmpathyAssessment.NotApplicable(UnjudgedReasons.NotProse, Version, crisis);
        }

        crisis = crisis with { Resources = ResourceReader.Read(workspace.Reply, exchange.VerifiedResources) ?? (IReadOnlyList<CrisisResourceMention>)[] };
        if (!LanguageReader.IsSupported(workspace.Reply.Document, _lexicon))
        {
            return EmpathyAssessment.Unjudged(UnjudgedReasons.UnsupportedLanguage, Version, crisis with { RiskUnknown = !riskCue });
        }

        PersonReading person = side.Person;
        SignalSources sources = workspace.Sources(_sources);
        workspace.ReplySignals.Start(workspace.Reply, person.Present ? workspace.Person : null);
        ReplyReading reply = Signals.ReplyReader.Read(workspace.Reply, person, workspace.Particulars, _signals.ActWords, sources, arriving ? workspace.ReplyMemo : null);
        SignalSet signals = SignalReader.Read(person, reply, riskCue, _signals);
        ModeScores scores = Score(exchange, workspace, person, reply, signals, riskCue);
        if (exchange.Task == EmpathyTask.Conversation)
        {
            // The scores of a rendition are measures of the text; labels of replies say nothing about them.
            scores.Weigh(_modes.Likelihood);
            scores.Calibrate(_modes.Calibration);
        }

        var findings = new FindingWriter(exchange.ReplyIndex, side.MessageIndex);
        FindingComposer.Compose(findings, workspace.Person, workspace.Reply, person, reply, scores, exchange.Thresholds);
        IReadOnlyList<CounterEmpathy> counter = CounterComposer.Compose(findings, workspace.Person, workspace.Reply, workspace.ReplySignals, riskCue, _signals.CounterTerms, arriving ? workspace.CounterMemo : null);
        if (riskCue && signals.RiskUnanswered >= EmpathyThresholds.DefaultFailure)
        {
            AddRiskFinding(findings, workspace, side.Risk);
        }

        bool unreadable = exchange.ReplyOnly || side.IsUnread;
        PersonAffect? affect = unreadable ? null : PersonAffectComposer.Compose(workspace.Person, person, _signals.Affect, side.Asked);
        IReadOnlyList<EmpathyFinding> shown = SignalFindingComposer.Compose(workspace.Reply, reply, signals, new FindingWriter(exchange.ReplyIndex, side.MessageIndex));
        return AssessmentComposer.Compose(exchange, person, reply, signals, scores, affect, crisis, counter, findings.Findings, shown, unreadable, Version);
    }

    private EmpathyAssessment Assess(EmpathyExchange exchange, ScoringWorkspace workspace)
    {
        string replyText = exchange.Messages[exchange.ReplyIndex].Text;
        PersonSide side = ReadPersonSide(exchange, workspace);
        if (replyText.Length > LongestText)
        {
            return TooLong(side);
        }

        workspace.Reply.Read(replyText);
        return AssessReply(exchange, workspace, side, replyText.AsMemory(), arriving: false);
    }

    private PersonSide ReadPersonSide(EmpathyExchange exchange, ScoringWorkspace workspace)
    {
        int index = ReadPerson(exchange, workspace, out RiskFind risk, out bool unread);
        bool riskCue = risk.Kinds != 0;
        MessageSignals? asked = _sources.Length > 0 && index >= 0 && !unread ? workspace.MessageSignals : null;
        PersonReading person = unread ? default : PersonReading.Read(workspace.Person, _signals.Stake, asked);
        if ((risk.Kinds >> (int)RiskKind.Psychosis & 1) != 0)
        {
            // A voice or a mission is there to be weighed, never to be agreed with.
            person.ClaimToWeigh = 1;
        }

        return new PersonSide
        {
            MessageIndex = index,
            IsUnread = unread,
            Risk = risk,
            Person = person,
            Asked = asked,
            Crisis = new CrisisAssessment
            {
                RiskCue = riskCue,
                RiskUnknown = !riskCue && (exchange.ReplyOnly || exchange.HistoryIsPartial || unread),
                Kinds = RiskReader.List(risk.Kinds),
            },
        };
    }

    /// <summary>Reads the person's last message and what they said before it. Returns the index of the last message, or −1.</summary>
    private int ReadPerson(EmpathyExchange exchange, ScoringWorkspace workspace, out RiskFind risk, out bool unread)
    {
        risk = RiskFind.None;
        unread = false;
        if (exchange.Task == EmpathyTask.Rendition && exchange.Source is not null)
        {
            workspace.Person.Read(exchange.Source);
            workspace.Particulars.Add(workspace.Person, 1);
            unread = !LanguageReader.IsSupported(workspace.Person.Document, _lexicon);
            return -1;
        }

        if (exchange.ReplyOnly)
        {
            workspace.Person.Read("");
            return -1;
        }

        int last = -1;
        for (int i = exchange.ReplyIndex - 1; i >= Math.Max(0, exchange.ReplyIndex - MostHistory); i--)
        {
            EmpathyMessage message = exchange.Messages[i];
            if (message.Role != EmpathyRole.User || message.Text.Length > LongestText)
            {
                continue;
            }

            TextReading reading = last < 0 ? workspace.Person : workspace.Earlier;
            reading.Read(message.Text);
            RiskFind found = ReadRisk(reading, workspace, isAnswered: last < 0);
            workspace.Particulars.Add(reading, last < 0 ? 1 : EarlierShare);
            risk = new RiskFind(risk.Kinds | found.Kinds, last < 0 ? found.First : risk.First, last < 0 ? found.Last : risk.Last);
            if (last < 0)
            {
                last = i;
                unread = !LanguageReader.IsSupported(reading.Document, _lexicon);
            }
        }

        return last;
    }

    private RiskFind ReadRisk(TextReading reading, ScoringWorkspace workspace, bool isAnswered) =>
        RiskReader.Read(reading, _signals, _sources.Length > 0 && LanguageReader.IsSupported(reading.Document, _lexicon) ? workspace.Sources(_sources) : null, isAnswered);

    private ModeScores Score(EmpathyExchange exchange, ScoringWorkspace workspace, in PersonReading person, in ReplyReading reply, in SignalSet signals, bool riskCue)
    {
        var scores = default(ModeScores);
        double source = person.Intensity;
        scores.AttenuationMeasure = person.Present ? AttenuationDetector.Measure(source, reply.Intensity) : null;
        scores.GranularityMeasure = person.Present ? GranularityDetector.Measure(person.AversiveDensity, reply.AversiveDensity) : null;
        scores.Distancing = DistancingDetector.Score(reply);
        scores.DistancingMeasure = DistancingDetector.Measure(reply.Register, _modes.Reference);
        if (!person.Present)
        {
            return scores;
        }

        if (exchange.Task == EmpathyTask.Rendition)
        {
            RenditionDetector.Score(workspace.Person, person, workspace.Reply, reply, workspace.Particulars, _signals.Affect, _modes, ref scores);
            return scores;
        }

        Span<double> features = stackalloc double[ModeFeatures.Count];
        ModeFeatures.Read(person, reply, signals, workspace.Particulars, riskCue, features);
        scores.Attenuation = AttenuationDetector.Score(person, reply, signals, features, _modes, riskCue);
        scores.Granularity = GranularityDetector.Score(person, reply, workspace.Particulars, features, _modes, riskCue);
        ConflictDetector.Score(person, reply, signals, features, _modes, riskCue, ref scores);
        if (!riskCue)
        {
            // Where nothing is at stake a notice may sound like a notice, and where little is, a little. Who asks what the rule or the dose is may be told it as it stands.
            scores.Distancing *= (LeastDistant + ((1 - LeastDistant) * person.Reach)) * (1 - (ToldAsItStands * Math.Max(person.AsksFact, person.AsksSteps) * (1 - person.Stake)));
        }

        return scores;
    }

    private static void AddRiskFinding(FindingWriter findings, ScoringWorkspace workspace, in RiskFind risk)
    {
        const string Why = "This is a risk cue, and the reply neither names it, asks about it, nor offers a resource.";
        if (risk.First >= 0)
        {
            findings.Person(workspace.Person, risk.First, risk.Last, null, "risk.unanswered", Why);
        }
        else
        {
            findings.Whole(workspace.Reply, null, "risk.unanswered", "An earlier message held a risk cue, and the reply does not come back to it.");
        }
    }
}
