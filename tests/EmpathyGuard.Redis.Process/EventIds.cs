using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EmpathyGuard.Redis.Tests;

/// <summary>Keeps the ids of what the guard logs.</summary>
internal sealed class EventIds : ILoggerFactory
{
    private readonly ConcurrentQueue<int> _ids = new();

    public IReadOnlyList<int> Seen => [.. _ids];

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("EmpathyGuard", StringComparison.Ordinal) ? new Keeper(_ids) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException("Only ids are kept.");

    public void Dispose()
    {
    }

    private sealed class Keeper(ConcurrentQueue<int> ids) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => ids.Enqueue(eventId.Id);
    }
}
