namespace EmpathyGuard.Tool.Output;

/// <summary>Where a long run says how far it is and what went wrong.</summary>
internal interface IRunMonitor
{
    /// <summary>Says one line about a problem.</summary>
    void Complain(string line);

    /// <summary>Says how far the run is.</summary>
    /// <param name="bytes">The bytes of the input read.</param>
    /// <param name="scored">The lines written.</param>
    /// <param name="failed">The lines complained of.</param>
    void Report(long bytes, long scored, long failed);
}
