using System.ClientModel.Primitives;

namespace Quickstart;

/// <summary>What the program sees of the outside, in one place so that tests can stand in for it.</summary>
internal sealed record Shell
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>What carries requests to models; <see langword="null"/> for the client's own.</summary>
    public PipelineTransport? Network { get; init; }

    /// <summary>Whether a person is watching the output, so that tokens may take their time.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a person is typing, so that a prompt is wanted.</summary>
    public bool IsTyping { get; init; }

    /// <summary>The width of the output in columns; <see langword="null"/> to detect it.</summary>
    public int? Width { get; init; }

    /// <summary>Whether colours are unwelcome: in a file, a pipe, or where the person said so (https://no-color.org).</summary>
    public bool IsPlain => !IsTerminal || !string.IsNullOrEmpty(Environment("NO_COLOR")) || Environment("TERM") == "dumb";

    public static Shell FromConsole() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        Environment = System.Environment.GetEnvironmentVariable,
        IsTerminal = !Console.IsOutputRedirected,
        IsTyping = !Console.IsInputRedirected,
    };
}
