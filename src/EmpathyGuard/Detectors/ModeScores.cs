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
}
