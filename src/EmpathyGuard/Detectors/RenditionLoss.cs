using System.Runtime.InteropServices;

namespace EmpathyGuard.Detectors;

/// <summary>What the source of a rendition says, and how much of it the output lost.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RenditionLoss
{
    /// <summary>The paper's I of the source.</summary>
    public double Intensity;

    /// <summary>How far the valence of the source is from neutral, 0…1.</summary>
    public double Distance;

    /// <summary>What is at stake in the source, with or without a word of feeling.</summary>
    public double Stake;

    /// <summary>Whether somebody tells it of themselves, or cries it out.</summary>
    public bool IsTold;

    /// <summary>The largest share of it that was lost: of its intensity, of its valence, or of the feelings and events that it names.</summary>
    public double Share;
}
