namespace EmpathyGuard.Signals;

/// <summary>How counts become 0…1.</summary>
internal static class Saturation
{
    /// <summary>1 − e^(−rate·amount): the first evidence counts most, and repeating it soon adds nothing.</summary>
    public static double Of(double amount, double rate = 1) => amount <= 0 ? 0 : 1 - Math.Exp(-rate * amount);

    public static double Clamp(double value) => Math.Clamp(value, 0, 1);
}
