namespace EmpathyGuard.Scoring;

/// <summary>The modes on which a first verdict is open to a second opinion.</summary>
internal readonly struct OpenModes
{
    private const int ModeCount = 4;
    private const int AllModes = (1 << ModeCount) - 1;

    // One list for each of the sixteen sets, so that asking allocates none.
    private static readonly EmpathyFailureMode[][] Lists =
        [.. Enumerable.Range(0, AllModes + 1).Select(static set => Enum.GetValues<EmpathyFailureMode>().Where(mode => (set >> (int)mode & 1) != 0).ToArray())];

    private static readonly SecondOpinion NotAskedAtRisk = new() { Status = SecondOpinionStatus.NotAsked, Reason = EmpathyGuard.SecondOpinion.Risk };

    private readonly int _set;
    private readonly bool _withheld;

    private OpenModes(int set, bool withheld = false)
    {
        _set = withheld ? 0 : set;
        _withheld = withheld && set != 0;
    }

    public bool Any => _set != 0;

    public IReadOnlyList<EmpathyFailureMode> List => Lists[_set];

    /// <summary>Why nobody was asked.</summary>
    public SecondOpinion NotAsked => _withheld ? NotAskedAtRisk : EmpathyGuard.SecondOpinion.NotAsked;

    public bool Contains(EmpathyFailureMode mode) => (_set >> (int)mode & 1) != 0;

    public static OpenModes Read(EmpathyAssessment first, EmpathyExchange exchange, CascadeOptions options) =>
        new(Set(first, exchange, options), withheld: first.Crisis.RiskCue && !options.AskAtRisk);

    private static int Set(EmpathyAssessment first, EmpathyExchange exchange, CascadeOptions options)
    {
        switch (first.Status)
        {
            case EmpathyStatus.NotApplicable:
                return 0;
            case EmpathyStatus.Unjudged:
                return options.AskUnjudged || options.AskAlways ? AllModes : 0;
        }

        int set = 0;
        for (int i = 0; i < ModeCount; i++)
        {
            var mode = (EmpathyFailureMode)i;
            if (IsOpen(mode, first.Modes[mode], exchange, options))
            {
                set |= 1 << i;
            }
        }

        return set;
    }

    private static bool IsOpen(EmpathyFailureMode mode, ModeAssessment assessment, EmpathyExchange exchange, CascadeOptions options)
    {
        if (assessment.Score is not { } score)
        {
            // What was left out because the person's words must not be read stays left out.
            bool unread = assessment.Label == EmpathyLabel.Unjudged && options.AskUnjudged;
            return !exchange.ReplyOnly && (unread || options.AskAlways);
        }

        EmpathyThresholds thresholds = exchange.Thresholds(mode);
        double band = options.Band(mode);
        return options.AskAlways
            || assessment.Confidence < options.LowConfidence
            || Math.Abs(score - thresholds.Concern) <= band
            || Math.Abs(score - thresholds.Failure) <= band;
    }
}
