namespace EmpathyGuard.Judge.Tests.Transport;

/// <summary>What goes wrong on the wire.</summary>
public enum WireFault
{
    None,
    SlowHeaders,
    CutMidChunk,
    WrongContentType,
    RateLimited,
    Unauthorized,
    Broken,
    Malformed,
    TemperatureRefused,
}
