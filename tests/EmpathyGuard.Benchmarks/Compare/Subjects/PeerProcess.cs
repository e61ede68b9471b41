using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The Node.js process that measures the peers, one request at a time. It sleeps while this process measures.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;

    private PeerProcess(Process process)
    {
        _process = process;
        Description description = Ask<Description>(new { });
        Node = description.Node;
        Peers = description.Peers;
    }

    /// <summary>The version of Node.js.</summary>
    public string Node { get; }

    /// <summary>The peers, those that cannot be measured included.</summary>
    public IReadOnlyList<Peer> Peers { get; }

    /// <summary>Installs the packages where that was not done yet, and starts the process.</summary>
    /// <exception cref="PeerException">Node.js or npm is missing, the packages cannot be installed, or the script fails.</exception>
    public static PeerProcess Start()
    {
        PeerPackages.Install();
        var start = new ProcessStartInfo("node", ["peers.js"])
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

    /// <summary>The batches and single calls of one round, in nanoseconds per call.</summary>
    /// <exception cref="PeerException">The process has ended or does not answer.</exception>
    public (double[] Batches, double[] Calls) Measure(string peer, string text, TimeSpan time)
    {
        Round round = Ask<Round>(new { Peer = peer, Text = text, Milliseconds = time.TotalMilliseconds });
        return (round.Batches, round.Calls);
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

    private T Ask<T>(object request)
    {
        string? answer;
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, Json));
            _process.StandardInput.Flush();
            Task<string?> reading = _process.StandardOutput.ReadLineAsync();
            answer = reading.Wait(Patience) ? reading.Result : throw new PeerException("the peers do not answer");
        }
        catch (IOException)
        {
            answer = null;
        }

        using JsonDocument document = JsonDocument.Parse(answer ?? throw new PeerException("the peers' process has ended"));
        return document.RootElement.TryGetProperty("error", out JsonElement error)
            ? throw new PeerException(error.GetString() ?? "the peers failed")
            : document.Deserialize<T>(Json)!;
    }

    private sealed record Description(string Node, Peer[] Peers);

    private sealed record Round(double[] Batches, double[] Calls);
}
