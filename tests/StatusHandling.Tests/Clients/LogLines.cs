using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StatusHandling.Tests.Clients;

/// <summary>What the library logged, a line each: "Warning 101 StatusHandling: …".</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> All => [.. _lines];

    public IEnumerable<string> Of(LogLevel level) => _lines.Where(line => line.StartsWith(level.ToString(), StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LogLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (category.StartsWith("StatusHandling", StringComparison.Ordinal))
            {
                lines._lines.Enqueue($"{logLevel} {eventId.Id} {category}: {formatter(state, exception)}");
            }
        }
    }
}
