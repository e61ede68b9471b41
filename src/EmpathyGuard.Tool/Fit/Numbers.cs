namespace EmpathyGuard.Tool.Fit;

/// <summary>How fitted numbers are written.</summary>
internal static class Numbers
{
    /// <summary>Three decimals: more would say nothing, and the last bits of an exponential differ between machines.</summary>
    public static double[] Rounded(double[] weights) => [.. weights.Select(static weight => Rounded(weight))];

    // Adding 0 turns −0 into 0.
    public static double Rounded(double weight, int decimals = 3) => Math.Round(weight, decimals) + 0.0;
}
