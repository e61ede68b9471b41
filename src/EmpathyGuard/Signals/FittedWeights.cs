namespace EmpathyGuard.Signals;

internal static class FittedWeights
{
    public static ReadOnlySpan<double> Advice => [1, 1, .3, .2, .2];
    public static ReadOnlySpan<double> Exploration => [1, 1, .3, -.2];
    public static ReadOnlySpan<double> Interpretation => [.3, .3, .3, .3, .3, .2, -.3];
    public static ReadOnlySpan<double> Specificity => [.5, .5, .5, .2, .1, .1];
}
