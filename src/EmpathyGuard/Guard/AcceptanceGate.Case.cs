namespace EmpathyGuard;

/// <content>What the rules look at, read once and only as far as a rule asks.</content>
internal static partial class AcceptanceGate
{
    private sealed class GateCase(
        EmpathyExchange first,
        EmpathyAssessment firstAssessment,
        EmpathyExchange second,
        EmpathyAssessment secondAssessment,
        IReadOnlyList<EmpathyFailureMode> flagged,
        string guidance)
    {
        private ReplyWords? _firstWords;
        private ReplyWords? _secondWords;
        private ReplyFacts? _firstFacts;
        private ReplyFacts? _secondFacts;

        public EmpathyAssessment First => firstAssessment;

        public EmpathyAssessment Second => secondAssessment;

        public EmpathyExchange Exchange => first;

        public IReadOnlyList<EmpathyFailureMode> Flagged => flagged;

        public string Guidance => guidance;

        /// <summary>Whether the re-prompt followed a harm veto.</summary>
        public bool Veto => flagged.Count == 0;

        public ReplyWords FirstWords => _firstWords ??= ReplyWords.Read(first.Messages[first.ReplyIndex].Text);

        public ReplyWords SecondWords => _secondWords ??= ReplyWords.Read(second.Messages[second.ReplyIndex].Text);

        public ReplyFacts FirstFacts => _firstFacts ??= ReplyFacts.Read(FirstWords);

        public ReplyFacts SecondFacts => _secondFacts ??= ReplyFacts.Read(SecondWords);

        /// <summary>Whether a place in the first reply lies in a span for which a flagged mode was found.</summary>
        public bool IsInsideFlaggedSpan(int position) => firstAssessment.Findings.Any(finding =>
            finding.Message == first.ReplyIndex
            && finding.Mode is { } mode && flagged.Contains(mode)
            && position >= finding.Start && position < finding.Start + finding.Length);
    }
}
