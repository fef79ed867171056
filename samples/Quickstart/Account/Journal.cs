using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Quickstart.Account;

/// <summary>Notes what happens during a call, and when. As a provider of loggers it hears what the pipeline says of itself.</summary>
internal sealed class Journal : ILoggerProvider
{
    public const string Policies = "policies";

    private readonly object _gate = new();
    private readonly List<Line> _lines = [];
    private readonly List<Exchange> _exchanges = [];
    private long _start;

    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_start);

    public void Begin()
    {
        lock (_gate)
        {
            _lines.Clear();
            _exchanges.Clear();
            _start = TimeProvider.System.GetTimestamp();
        }
    }

    public void Add(string who, string what)
    {
        lock (_gate)
        {
            _lines.Add(new Line(Now, who, what));
        }
    }

    public int CountOf(string who)
    {
        lock (_gate)
        {
            return _lines.Count(line => line.Who == who);
        }
    }

    public void Add(Exchange exchange)
    {
        lock (_gate)
        {
            _exchanges.Add(exchange);
        }
    }

    public (IReadOnlyList<Line> Lines, IReadOnlyList<Exchange> Exchanges) End()
    {
        lock (_gate)
        {
            return ([.. _lines], [.. _exchanges]);
        }
    }

    // What is said of the policies in detail would fill the page; the option --explain tells it.
    public ILogger CreateLogger(string categoryName) =>
        categoryName == "StatusHandling" ? new Listener(this, Policies, LogLevel.Information)
        : categoryName.StartsWith("StatusHandling.", StringComparison.Ordinal) ? new Listener(this, "pipeline", LogLevel.Debug)
        : NullLogger.Instance;

    public void Dispose()
    {
    }

    private sealed class Listener(Journal journal, string who, LogLevel least) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            journal.Add(who, state is IReadOnlyList<KeyValuePair<string, object?>> values ? Write(values) : formatter(state, exception));

        // The message with its values written shorter than .NET writes them; there is only one client, so its name is left out.
        private static string Write(IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            var text = values.First(value => value.Key == "{OriginalFormat}").Value!.ToString()!
                .Replace("{ClientName}: ", "", StringComparison.Ordinal);
            foreach (var (name, value) in values)
            {
                text = text.Replace($"{{{name}}}", Write(value), StringComparison.Ordinal);
            }

            return text;
        }

        private static string Write(object? value) => value switch
        {
            TimeSpan time => time.Shown(),
            string text when text.StartsWith("http", StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var uri) => uri.Shown(),
            _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        };
    }
}
