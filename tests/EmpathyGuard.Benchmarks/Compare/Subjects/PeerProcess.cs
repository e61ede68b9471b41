using System.ComponentModel;
using System.Diagnostics;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The Node.js process that measures the peers, one request at a time. It sleeps while this process measures.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process)
    {
        _process = process;
        Conversation = new PeerConversation(process.StandardOutput, process.StandardInput);
    }

    /// <summary>What is asked of it and answered.</summary>
    public PeerConversation Conversation { get; }

    /// <summary>Installs the packages where that was not done yet, and starts the process.</summary>
    /// <exception cref="PeerException">Node.js or npm is missing, the packages cannot be installed, or the script fails.</exception>
    public static PeerProcess Start()
    {
        PeerPackages.Install();
        return Start("node");
    }

    /// <summary>Starts the script.</summary>
    /// <param name="node">The program that runs it.</param>
    /// <exception cref="PeerException">The program is missing, or the script fails.</exception>
    internal static PeerProcess Start(string node)
    {
        var start = new ProcessStartInfo(node, ["peers.js"])
        {
            WorkingDirectory = PeerPackages.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process? process = null;
        try
        {
            process = Process.Start(start)!;

            // What a package has to say, such as that something in it is deprecated, is not the report's; unread, it would fill the pipe.
            process.BeginErrorReadLine();
            return new PeerProcess(process);
        }
        catch (Exception exception) when (exception is Win32Exception or PeerException)
        {
            Stop(process);
            throw exception as PeerException ?? new PeerException("Node.js is not there");
        }
    }

    public void Dispose() => Stop(_process);

    private static void Stop(Process? process)
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
        }

        process?.Dispose();
    }
}
