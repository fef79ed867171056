using System.Diagnostics;
using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging;
using StatusHandling.Benchmarks.Quick;

namespace StatusHandling.Benchmarks.Scenarios;

/// <summary>With metrics and tracing listened to and logging at Information, of which a success is to use nothing.</summary>
[MemoryDiagnoser]
[Scenario(3, "Success, later, all listening")]
public class SuccessHeard : IDisposable
{
    private readonly ILoggerFactory _logs = LoggerFactory.Create(static logging =>
        logging.SetMinimumLevel(LogLevel.Information).AddProvider(new DiscardingLoggerProvider()));

    private readonly MeterListener _meters = new()
    {
        InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "StatusHandling")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        },
    };

    private readonly Activity _activity = new Activity("call") { IsAllDataRequested = true }.Start();
    private readonly Call _bare = Call.Later(Handlers.None, Answers.Ok);
    private readonly Call _onePassThrough = Call.Later(Handlers.OnePassThrough, Answers.Ok);
    private readonly Call _statusHandling;

    public SuccessHeard()
    {
        _meters.Start();
        _statusHandling = Call.Later(server => StatusHandlingPipeline.Create(server, null, _logs), Answers.Ok);
    }

    [Benchmark(Baseline = true, Description = "bare invoker")]
    public Task Bare() => _bare.SendAsync();

    [Benchmark(Description = "one pass-through handler")]
    public Task OnePassThrough() => _onePassThrough.SendAsync();

    [Benchmark(Description = "StatusHandling")]
    [Target(Ratio = 2, Of = nameof(OnePassThrough))]
    public Task StatusHandling() => _statusHandling.SendAsync();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _activity.Dispose();
        _meters.Dispose();
        _logs.Dispose();
    }

    private sealed class DiscardingLoggerProvider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new DiscardingLogger();

        public void Dispose()
        {
        }
    }

    private sealed class DiscardingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }
    }
}
