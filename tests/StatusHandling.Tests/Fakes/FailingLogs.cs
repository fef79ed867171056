using Microsoft.Extensions.Logging;

namespace StatusHandling.Tests.Fakes;

/// <summary>A logger that throws whatever it is given, from a level on.</summary>
internal sealed class FailingLogs(LogLevel level = LogLevel.Trace) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= level;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        throw new NotSupportedException("This logger fails.");

    public void Dispose()
    {
    }
}
