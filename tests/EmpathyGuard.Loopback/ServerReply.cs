namespace EmpathyGuard.Loopback;

/// <summary>One reply of a <see cref="ModelServer"/>: a text, a tool call, or a failure of the transport.</summary>
/// <param name="Text">The text.</param>
public sealed record ServerReply(string Text)
{
    /// <summary>The tool that is called instead.</summary>
    public string? Tool { get; init; }

    /// <summary>The status instead of 200.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The message of the error, where <see cref="Status"/> is one.</summary>
    public string Error { get; init; } = "The script says so.";

    /// <summary>The value of the header Retry-After, where <see cref="Status"/> is an error; <see langword="null"/> for no header.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What goes wrong on the wire.</summary>
    public WireFault Fault { get; init; }

    /// <summary>Whether the connection is cut after the first half of the text.</summary>
    public bool Breaks { get; init; }

    /// <summary>What the cut waits for. A connection that is cut takes along what the other side has not read yet.</summary>
    public Task BreaksAfter { get; init; } = Task.CompletedTask;

    /// <summary>Bytes that are no UTF-8, written into the text of a stream.</summary>
    public bool BrokenUtf8 { get; init; }

    public static ServerReply Call(string tool) => new("") { Tool = tool };

    public static implicit operator ServerReply(string text) => new(text);

    public static ServerReply FromString(string text) => new(text);
}
