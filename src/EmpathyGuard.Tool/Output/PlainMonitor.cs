namespace EmpathyGuard.Tool.Output;

/// <summary>Problems only, a line each: what a file, a pipe or a log wants.</summary>
internal sealed class PlainMonitor(TextWriter error) : IRunMonitor
{
    public void Complain(string line) => error.WriteLine(line);

    public void Report(long bytes, long scored, long failed)
    {
    }
}
