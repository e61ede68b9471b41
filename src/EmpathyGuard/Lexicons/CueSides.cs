namespace EmpathyGuard.Lexicons;

/// <summary>Which texts a cue is looked for in.</summary>
internal static class CueSides
{
    /// <summary>The side whose readers ask for a cue. A cue that is asked of the other side as well has to be listed here as of either.</summary>
    public static TextSide Of(Cue cue) => cue switch
    {
        >= Cue.AsksSteps and <= Cue.FigurativeOrNegated => TextSide.Person,
        >= Cue.RiskSuicide and <= Cue.RiskHarmToOthers => TextSide.Person,
        _ => TextSide.Reply,
    };
}
