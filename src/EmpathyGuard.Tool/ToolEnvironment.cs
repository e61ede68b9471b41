using EmpathyGuard.Tool.SecondOpinions;
using Microsoft.Extensions.AI;
using Microsoft.Win32.SafeHandles;

namespace EmpathyGuard.Tool;

/// <summary>Everything a command touches outside itself, so that a test can hand in its own.</summary>
internal sealed class ToolEnvironment
{
    // The stream over it closes it, but the descriptor belongs to the process.
    private static readonly SafeFileHandle StandardOutput = new(1, ownsHandle: false);

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Opens standard output for the bytes of a result.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>Takes help and version.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Takes problems, and the progress bar where it is a terminal.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether standard output is a terminal. Default: <see langword="false"/>.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether standard error is a terminal. Default: <see langword="false"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Scores one exchange. Default: the embedded scorer.</summary>
    public Func<EmpathyExchange, EmpathyAssessment> Scorer { get; init; } = LexicalEmpathyScorer.Shared.Assess;

    /// <summary>Reads a variable of the environment. Default: of the process.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Connects to a model at an address with a key. Default: the official client.</summary>
    public Func<Uri, string, string?, IChatClient> Connect { get; init; } = JudgeConnection.Connect;

    /// <summary>The folder that the command runs in. Default: the process's own.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>What scoring is timed with. Default: the system's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The environment of this process.</summary>
    public static ToolEnvironment ForProcess() => new()
    {
        OpenInput = Console.OpenStandardInput,
        OpenOutput = OpenStandardOutput,
        Out = Console.Out,
        Error = Console.Error,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

        // The console's stream swallows a broken pipe, so `| head` would leave us working to the end of the input for nobody. A
        // stream over the descriptor throws instead. It is used for pipes only: on a regular file it would keep an offset of its
        // own, and a second command writing through the same redirection would overwrite the first one's lines.
        FileStream pipe = new(StandardOutput, FileAccess.Write, bufferSize: 0);
        if (!pipe.CanSeek)
        {
            return pipe;
        }

        pipe.Dispose();
        return Console.OpenStandardOutput();
    }
}
