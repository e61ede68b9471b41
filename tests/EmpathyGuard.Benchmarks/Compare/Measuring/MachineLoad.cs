namespace EmpathyGuard.Benchmarks.Compare;

/// <summary>What else the machine was doing before the run.</summary>
internal static class MachineLoad
{
    private const string File = "/proc/loadavg";

    /// <summary>The load average of the last minute, for the end of a sentence; empty where the system does not tell.</summary>
    public static string Read()
    {
        try
        {
            return $", load average {System.IO.File.ReadAllText(File).Split(' ')[0]} at the start";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
