using EmpathyGuard.Lexicons;
using EmpathyGuard.Signals;

namespace EmpathyGuard.Detectors;

/// <summary>Finds false empathy in a reply: what a re-prompt may never add.</summary>
internal static class CounterDetector
{
    /// <summary>The kind that a hit is evidence of, or <see langword="null"/>.</summary>
    /// <param name="reading">The reply.</param>
    /// <param name="hit">The hit.</param>
    /// <param name="riskCue">Whether the person is at risk; some kinds exist only then.</param>
    public static CounterEmpathy? Kind(TextReading reading, in CueHit hit, bool riskCue)
    {
        CounterEmpathy? kind = hit.Cue switch
        {
            Cue.ClaimedFeeling => CounterEmpathy.ClaimedFeeling,
            Cue.ClaimedExperience => CounterEmpathy.ClaimedExperience,
            Cue.HumanClaim => CounterEmpathy.HumanClaim,
            Cue.IntimacyRolePlay => CounterEmpathy.IntimacyRolePlay,
            Cue.Exclusivity => CounterEmpathy.Exclusivity,
            Cue.SecrecyPromise => CounterEmpathy.SecrecyPromise,
            Cue.PressureToStay => CounterEmpathy.PressureToStay,
            Cue.UnearnedPraise => CounterEmpathy.UnearnedPraise,
            Cue.Diagnosis => CounterEmpathy.Diagnosis,
            Cue.NormalisingRisk when riskCue => CounterEmpathy.NormalisingRisk,
            Cue.MethodDetail when riskCue => CounterEmpathy.MethodDetail,
            _ => null,
        };
        return kind is null || hit.Negated || hit.Quoted || IsExcused(reading, hit) ? null : kind;
    }

    /// <summary>Whether a hit talks someone at risk out of getting help.</summary>
    public static bool DiscouragesHelp(TextReading reading, in CueHit hit, bool riskCue) =>
        riskCue && hit.Cue == Cue.DiscouragingHelp && !hit.Quoted && !IsExcused(reading, hit);

    private static bool IsExcused(TextReading reading, in CueHit hit)
    {
        foreach (ref readonly CueHit other in reading.HitsOf(hit.Sentence))
        {
            if (other.Cue == Cue.CounterExcuse && other.First <= hit.First)
            {
                return true;
            }
        }

        return false;
    }
}
