using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StatusHandling.Tests.Fakes;

/// <summary>A client "api" of a factory, with somebody listening to its logs, its metrics and its trace.</summary>
internal sealed class Telemetry : IDisposable
{
    private readonly ConcurrentQueue<string> _measurements = new();
    private readonly ActivitySource _source = new($"Telemetry {Guid.NewGuid()}");
    private readonly ServiceProvider _provider;
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public Telemetry(Action<StatusHandlingOptions>? configure = null, IConfiguration? configuration = null)
    {
        Server = new ScriptedServer(Time);
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(Logs).AddSingleton<TimeProvider>(Time);
        if (configuration is not null)
        {
            services.AddSingleton(configuration);
        }

        services.AddHttpClient("api").AddStatusHandling(configure ?? (_ => { })).ConfigurePrimaryHttpMessageHandler(() => Server);
        _provider = services.BuildServiceProvider();
        var factory = _provider.GetRequiredService<IMeterFactory>();
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "StatusHandling" && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, _source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(_activities);
    }

    public ManualTime Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public ScriptedServer Server { get; }

    /// <summary>The activity in which the last call was made.</summary>
    public Activity? Trace { get; private set; }

    /// <summary>What the last call returned, if it did.</summary>
    public HttpResponseMessage? Response { get; private set; }

    /// <summary>What the library logged: "204 Information api: GET ...", without the policies in force, which it tells once (100).</summary>
    public IEnumerable<string> Lines => Logs.Entries
        .Where(entry => entry.Category.StartsWith("StatusHandling", StringComparison.Ordinal) && entry.EventId.Id != 100)
        .Select(entry => $"{entry.EventId.Id} {entry.Level} {entry.Message}");

    /// <summary>What was measured: "status_handling.retries 1 client.name=api ...".</summary>
    public IReadOnlyList<string> Measurements => [.. _measurements];

    /// <summary>The events of the trace: "retry client.name=api ...".</summary>
    public IEnumerable<string> Events => Trace!.Events.Select(@event => $"{@event.Name} {Show(@event.Tags)}");

    public IEnumerable<string> Measured(string instrument) =>
        _measurements.Where(line => line.StartsWith($"{instrument} ", StringComparison.Ordinal));

    public Task<Exception?> GetAsync(string address = "http://a.test/path") => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<Exception?> SendAsync(HttpRequestMessage request)
    {
        using var client = _provider.GetRequiredService<IHttpClientFactory>().CreateClient("api");
        using var activity = _source.StartActivity("call");
        Trace = activity;
        return await Record.ExceptionAsync(async () => Response = await Time.RunAsync(client.SendAsync(request)));
    }

    public void Observe() => _meters.RecordObservableInstruments();

    public void Clear()
    {
        _measurements.Clear();
        Logs.Clear();
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _provider.Dispose();
        _source.Dispose();
        Server.Dispose();
        Logs.Dispose();
    }

    private static string Show(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(
        ' ', tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}")));

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{instrument.Name} {value} {Show(tags.ToArray())}"));
}
