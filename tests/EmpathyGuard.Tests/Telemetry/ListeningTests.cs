namespace EmpathyGuard.Tests.Telemetry;

/// <summary>Tests that listen to the whole process, or that need nobody to listen, run one after the other and beside nothing else.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ListeningTests
{
    public const string Name = "Listening";
}
