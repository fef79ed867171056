using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StatusHandling.Diagnostics;

/// <summary>The instruments of the meter <c>StatusHandling</c>. Success touches none of them: <c>http.client.request.duration</c> has it.</summary>
internal sealed class StatusMetrics
{
    public const string MeterName = "StatusHandling";

    /// <summary>A server can lead to as many hosts as it likes; beyond these each is "_OTHER".</summary>
    public const int MostHosts = 1000;

    // A pipeline that is made by hand has no services, and nobody who would dispose a meter of its own: they share one.
    private static readonly Lazy<StatusMetrics> OfProcess = new(static () => new StatusMetrics(new Meter(MeterName)));

    private readonly Meter _meter;
    private readonly HashSet<string> _hosts = new(StringComparer.OrdinalIgnoreCase);

    private StatusMetrics(Meter meter)
    {
        _meter = meter;
        Retries = meter.CreateCounter<long>(
            "status_handling.retries", "{retry}", "Requests that are sent again.");
        RetryDelay = meter.CreateHistogram(
            "status_handling.retry.delay", "s", "Waits before a request is sent again.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120] });
        RetryRefusals = meter.CreateCounter<long>(
            "status_handling.retry.refusals", "{refusal}", "Outcomes that are retried as a rule and were not, by decision.");
        Redirects = meter.CreateCounter<long>(
            "status_handling.redirects", "{redirect}", "Redirects that were followed, and those that could not be, by reason.");
        Errors = meter.CreateCounter<long>(
            "status_handling.errors", "{error}", "Calls that ended in an exception, by status and class.");
        LifecycleAnnouncements = meter.CreateCounter<long>(
            "status_handling.lifecycle.announcements", "{announcement}", "Responses that announce a deprecation or a sunset, by how far it has come.");
    }

    public Counter<long> Retries { get; }

    public Histogram<double> RetryDelay { get; }

    public Counter<long> RetryRefusals { get; }

    public Counter<long> Redirects { get; }

    public Counter<long> Errors { get; }

    public Counter<long> LifecycleAnnouncements { get; }

    /// <summary>The instruments of a factory's meter; those of the process where there is no factory.</summary>
    public static StatusMetrics From(IMeterFactory? factory) =>
        factory is null ? OfProcess.Value : new StatusMetrics(factory.Create(MeterName));

    /// <summary>Shows what each client may still retry, for as long as the meter lives.</summary>
    public void ShowBudgets(Func<IEnumerable<(string ClientName, double Available)>> budgets) => _meter.CreateObservableGauge(
        "status_handling.budget.available",
        () => budgets().Select(budget =>
            new Measurement<double>(budget.Available, new TagList { { SignalTags.ClientName, budget.ClientName } })),
        "{retry}",
        "Retries that all requests of a client may still make now.");

    /// <summary>A host as a tag, of which there must not be any number.</summary>
    public string Bounded(string host)
    {
        lock (_hosts)
        {
            return _hosts.Contains(host) || (_hosts.Count < MostHosts && _hosts.Add(host)) ? host : SignalTags.Other;
        }
    }
}
