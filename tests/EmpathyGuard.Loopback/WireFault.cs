namespace EmpathyGuard.Loopback;

/// <summary>What goes wrong on the wire.</summary>
public enum WireFault
{
    None,

    /// <summary>No byte of the response is ever sent.</summary>
    SlowHeaders,

    /// <summary>The connection is cut within the first chunk.</summary>
    CutMidChunk,

    /// <summary>A page in place of an answer, such as a proxy's.</summary>
    WrongContentType,

    /// <summary>Every JSON object is none, in a response or in the events of a stream.</summary>
    Malformed,
}
