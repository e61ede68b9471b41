using System.ComponentModel;
using System.Diagnostics;

namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>The npm packages of the peers, in a folder beside this program.</summary>
internal static class PeerPackages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Where the script is and the packages go.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "peers");

    /// <summary>Installs what the lock file names, unless just that is installed.</summary>
    /// <exception cref="PeerException">npm is missing, or fails.</exception>
    public static void Install()
    {
        try
        {
            InstallOnce();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PeerException($"their folder cannot be read or written: {exception.GetType().Name}");
        }
    }

    private static void InstallOnce()
    {
        string wanted = File.ReadAllText(Path.Combine(Folder, "package-lock.json"));
        string stamp = Path.Combine(Folder, "node_modules", ".installed");
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
        {
            return;
        }

        Console.Error.WriteLine("npm ci: installing the peers …");

        // No package needs a script of its own to be installed, so none gets to run one.
        var start = new ProcessStartInfo(
            OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1", "--fetch-timeout=20000"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Run(start);
        File.WriteAllText(stamp, wanted);
    }

    private static void Run(ProcessStartInfo start)
    {
        using Process process = Begin(start);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new PeerException("npm does not come to an end");
        }

        if (process.ExitCode != 0)
        {
            string first = errors.Result.Split('\n').FirstOrDefault(static line => line.StartsWith("npm error", StringComparison.Ordinal)) ?? $"exit code {process.ExitCode}";
            throw new PeerException($"npm ci failed: {first.Trim()}");
        }
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new PeerException("npm is not there");
        }
    }
}
