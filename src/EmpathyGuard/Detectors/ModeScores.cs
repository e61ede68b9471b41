using System.Runtime.InteropServices;

namespace EmpathyGuard.Detectors;

/// <summary>The modes' scores before labels: <see langword="null"/> where a mode does not apply.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct ModeScores
{
    public double? Attenuation;
    public double? AttenuationMeasure;
    public double? Granularity;
    public double? GranularityMeasure;
    public double? Conflict;
    public double? ConflictMeasure;
    public double PrematureClosure;
    public double Evasion;
    public double Sycophancy;
    public double Abandonment;
    public double? Distancing;
    public double? DistancingMeasure;

    public double? AttenuationLikelihood;
    public double? GranularityLikelihood;
    public double? ConflictLikelihood;
    public double? DistancingLikelihood;

    /// <summary>Says what the scores are worth, as long as nothing has bent them.</summary>
    public void Weigh(ModeLikelihood[] by)
    {
        AttenuationLikelihood = by[(int)EmpathyFailureMode.SentimentAttenuation].Of(EmpathyFailureMode.SentimentAttenuation, Attenuation);
        GranularityLikelihood = by[(int)EmpathyFailureMode.GranularityMismatch].Of(EmpathyFailureMode.GranularityMismatch, Granularity);
        ConflictLikelihood = by[(int)EmpathyFailureMode.ConflictAvoidance].Of(EmpathyFailureMode.ConflictAvoidance, Conflict);
        DistancingLikelihood = by[(int)EmpathyFailureMode.LinguisticDistancing].Of(EmpathyFailureMode.LinguisticDistancing, Distancing);
    }

    /// <summary>Bends the scores to a user's labels. The parts of conflict avoidance go with it, so that the largest of them stays the mode.</summary>
    public void Calibrate(ModeCalibration[] by)
    {
        Attenuation = by[(int)EmpathyFailureMode.SentimentAttenuation].Of(Attenuation);
        Granularity = by[(int)EmpathyFailureMode.GranularityMismatch].Of(Granularity);
        Distancing = by[(int)EmpathyFailureMode.LinguisticDistancing].Of(Distancing);
        ModeCalibration conflict = by[(int)EmpathyFailureMode.ConflictAvoidance];
        Conflict = conflict.Of(Conflict);
        PrematureClosure = conflict.Of(PrematureClosure);
        Evasion = conflict.Of(Evasion);
        Sycophancy = conflict.Of(Sycophancy);
        Abandonment = conflict.Of(Abandonment);
    }
}
