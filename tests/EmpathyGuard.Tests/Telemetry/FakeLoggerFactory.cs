using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace EmpathyGuard.Tests;

/// <summary>Collects the logs of every category at every level.</summary>
internal sealed class FakeLoggerFactory(FakeLogCollector collector) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => new FakeLogger(collector, categoryName);

    public void Dispose()
    {
    }
}
