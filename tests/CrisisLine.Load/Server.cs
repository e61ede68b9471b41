using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace CrisisLine.Load;

/// <summary>The application as a process of its own.</summary>
internal sealed class Server : IDisposable
{
    // Where the pages' files lie; a build does not copy them.
    private static readonly string ContentRoot = typeof(Server).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "SampleRoot").Value!;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Server(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>What the process has used of the processors so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<Server> StartAsync(string data, Dictionary<string, string> settings)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}");
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "CrisisLine.dll"), "--urls", address.ToString(), "--contentRoot", ContentRoot },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string key, string value) in new Dictionary<string, string>(settings)
        {
            ["CrisisLine__DataDirectory"] = data,
            ["CrisisLine__Limits__RequestsPerMinute"] = "10000000",
            ["CrisisLine__Limits__MessagesPerMinute"] = "100000",
            ["Logging__LogLevel__Default"] = "Error",
            ["Logging__LogLevel__EmpathyGuard"] = "Error",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
        })
        {
            start.Environment[key] = value;
        }

        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, line) => WriteError(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Server server = new(process, address);
        await server.WaitAsync();
        return server;
    }

    /// <summary>Asks the process to end, as a deployment does, and waits until it has.</summary>
    public async Task StopAsync()
    {
        using Process? kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Ends the process in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        using HttpClient http = new() { BaseAddress = Address };
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience && !_process.HasExited)
        {
            try
            {
                if (await http.GetStringAsync("/health") == "ok")
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The application did not start.");
    }

    private static void WriteError(string? line)
    {
        // The end of the stream is a line that is null.
        if (line is not null)
        {
            Console.Error.WriteLine(line);
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
