namespace EmpathyGuard.Judge.Tests;

/// <summary>What most tests start from: here the exchange, which the figures start from too.</summary>
internal static partial class Given
{
    public const string Person = "Mum keeps setting the alarm for his shift. He's been gone since spring.";
    public const string Reply = "Routines can take time to adjust after a change.";

    public static EmpathyExchange Exchange { get; } = new(Person, Reply);
}
