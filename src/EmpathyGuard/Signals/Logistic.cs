namespace EmpathyGuard.Signals;

/// <summary>A fitted additive model: each feature's contribution is its value times its weight, and the sum becomes 0…1.</summary>
internal static class Logistic
{
    public static double Of(ReadOnlySpan<double> weights, ReadOnlySpan<double> features)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
