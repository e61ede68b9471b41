namespace EmpathyGuard.Tool.Fit;

/// <summary>Logistic regression of labels on one number (Platt, 1999): a scale and a shift, pulled a little towards no bend at all. Newton's method.</summary>
internal static class Platt
{
    private const int Steps = 50;
    private const double LeastPart = 1e-6;
    private const double MostScale = 20;
    private const double MostShift = 20;
    private const double LeastScale = 0.05;

    /// <summary>Fits rows whose only feature is a log-odds.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="pull">How strongly a scale of 1 and a shift of 0 hold, in rows.</param>
    public static (double Scale, double Shift) Fit(IReadOnlyList<FitRow> rows, double pull)
    {
        double scale = 1;
        double shift = 0;
        for (int i = 0; i < Steps; i++)
        {
            double gradientScale = pull * (scale - 1);
            double gradientShift = pull * shift;
            double curveScale = pull;
            double curveShift = pull;
            double both = 0;
            foreach (FitRow row in rows)
            {
                double odds = row.Features[0];
                double probability = 1 / (1 + Math.Exp(-((scale * odds) + shift)));
                double error = row.Weight * (probability - row.Label);
                double curve = row.Weight * probability * (1 - probability);
                gradientScale += error * odds;
                gradientShift += error;
                curveScale += curve * odds * odds;
                curveShift += curve;
                both += curve * odds;
            }

            double determinant = (curveScale * curveShift) - (both * both);
            double stepScale = ((curveShift * gradientScale) - (both * gradientShift)) / determinant;
            double stepShift = ((curveScale * gradientShift) - (both * gradientScale)) / determinant;

            // A whole step may overshoot where some odds are extreme: it is halved until it helps.
            double before = Loss(rows, pull, scale, shift);
            for (double part = 1; part > LeastPart; part /= 2)
            {
                double nextScale = Math.Clamp(scale - (part * stepScale), LeastScale, MostScale);
                double nextShift = Math.Clamp(shift - (part * stepShift), -MostShift, MostShift);
                if (Loss(rows, pull, nextScale, nextShift) < before)
                {
                    (scale, shift) = (nextScale, nextShift);
                    break;
                }
            }
        }

        return (Numbers.Rounded(scale), Numbers.Rounded(shift));
    }

    private static double Loss(IReadOnlyList<FitRow> rows, double pull, double scale, double shift)
    {
        double loss = pull / 2 * (((scale - 1) * (scale - 1)) + (shift * shift));
        foreach (FitRow row in rows)
        {
            double sum = (scale * row.Features[0]) + shift;
            loss += row.Weight * (Math.Max(sum, 0) + Math.Log(1 + Math.Exp(-Math.Abs(sum))) - (row.Label * sum));
        }

        return loss;
    }
}
