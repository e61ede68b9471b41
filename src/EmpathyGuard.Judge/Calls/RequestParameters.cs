namespace EmpathyGuard.Judge;

/// <summary>What some services do not take in a request.</summary>
[Flags]
internal enum RequestParameters
{
    None = 0,
    Temperature = 1,
    TokenLimit = 2,
    Schema = 4,
    Parts = 8,
    All = Temperature | TokenLimit | Schema | Parts,
}
