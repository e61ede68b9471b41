namespace EmpathyGuard;

/// <summary>What a second opinion may do to the first.</summary>
public enum CascadeMerge
{
    /// <summary>It takes the place of the first. For a second scorer that is as trusted as the first, such as another embedded one.</summary>
    Replace,

    /// <summary>It may raise the score of a mode and never lower one. For a second scorer that can be talked round.</summary>
    RaiseOnly,

    /// <summary>
    /// It may raise the score of a mode, and lower one that it judges to be clear; never where the person's words hold a risk cue or risk is unknown, and never what is found of
    /// risk and false empathy.
    /// </summary>
    RaiseOrClear,
}
