using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StatusHandling.Tests.Fakes;

/// <summary>Keeps what is logged. It is a factory for what wants one, and a provider for <c>AddLogging</c>.</summary>
internal sealed class CapturedLogs(LogLevel level = LogLevel.Trace) : ILoggerFactory, ILoggerProvider
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();

    /// <summary>What was logged, in its order.</summary>
    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    public IReadOnlyList<LogEntry> OfEvent(int id) => [.. _entries.Where(entry => entry.EventId.Id == id)];

    public void Clear() => _entries.Clear();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName, level);

    public void AddProvider(ILoggerProvider provider) => Assert.Fail("Nothing here adds a provider to the captured logs.");

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLogs logs, string category, LogLevel level) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= level && logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
                logs._entries.Enqueue(new LogEntry(
                    category, logLevel, eventId, formatter(state, exception), exception, values.ToDictionary(pair => pair.Key, pair => pair.Value)));
            }
        }
    }
}
