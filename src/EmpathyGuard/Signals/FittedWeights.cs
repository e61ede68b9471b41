namespace EmpathyGuard.Signals;

internal static class FittedWeights
{
    public static ReadOnlySpan<double> Advice => [1.3, 1.0, 0.3, 0.15];
    public static ReadOnlySpan<double> Exploration => [2.0, 2.4, 0.8, 0];
    public static ReadOnlySpan<double> Interpretation => [0.4, 0.75, 1.2, 1.0, 0.15, 0.1, 0];
    public static ReadOnlySpan<double> Specificity => [0.32, 0.75, 0.6, 0.3, 0.15, 0.4, 0.06];
}
