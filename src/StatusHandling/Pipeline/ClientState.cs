using Microsoft.Extensions.Logging;
using StatusHandling.Callbacks;
using StatusHandling.Calls;
using StatusHandling.Diagnostics;
using StatusHandling.Lifecycle;
using StatusHandling.Policies;
using StatusHandling.Redirects;
using StatusHandling.Retries;

namespace StatusHandling.Pipeline;

/// <summary>What lives as long as a client's name: handlers are rebuilt every few minutes, this is not.</summary>
internal sealed class ClientState
{
    private long _httpClientTimeout;

    public ClientState(
        ClientPolicies policies, TimeProvider time, ILoggerFactory loggerFactory, StatusMetrics metrics, IServiceProvider? services = null)
    {
        Policies = policies;
        Clock = new CallClock(time);
        Budget = new RetryBudget(Clock);
        Strategies = new AttemptStrategies(time);
        PermanentRedirects = new PermanentRedirects(Clock);
        Signals = new StatusSignals(DisplayName, metrics);
        Logger = loggerFactory.CreateLogger($"StatusHandling.{DisplayName}");
        SelfRedirects = new SelfRedirects(DisplayName, Logger);
        Lifecycle = new LifecycleReport(DisplayName, time, Logger, Signals);
        Callbacks = new ClientCallbacks(Name, DisplayName, services, Clock, Logger);
    }

    public string Name => Policies.ClientName;

    /// <summary>The name in logs, where one that is empty would say nothing.</summary>
    public string DisplayName => Name.Length == 0 ? "Default" : Name;

    public ClientPolicies Policies { get; }

    public CallClock Clock { get; }

    public RetryBudget Budget { get; }

    /// <summary>How many retries all requests of this client may make now.</summary>
    public double AvailableRetries => Budget.Available(Policies.Current.Retry);

    public AttemptStrategies Strategies { get; }

    public PermanentRedirects PermanentRedirects { get; }

    public ILogger Logger { get; }

    public StatusSignals Signals { get; }

    public SelfRedirects SelfRedirects { get; }

    public LifecycleReport Lifecycle { get; }

    public ClientCallbacks Callbacks { get; }

    /// <summary>A number from 0 to 1, by which waits differ.</summary>
#pragma warning disable RS0030 // The one place where randomness comes in: whoever needs it is given it.
    public static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore RS0030

    /// <summary>Takes note of the Timeout that a factory gave to a client of this name.</summary>
    public void NoteTimeout(TimeSpan timeout)
    {
        var ticks = timeout == Timeout.InfiniteTimeSpan ? 0 : timeout.Ticks;
        if (Volatile.Read(ref _httpClientTimeout) != ticks)
        {
            Volatile.Write(ref _httpClientTimeout, ticks);
        }
    }

    /// <summary>The time of a whole call; null when it has no end.</summary>
    public TimeSpan? TimeLimit(PolicySnapshot policies) =>
        policies.Retry.TotalTimeout ?? (Volatile.Read(ref _httpClientTimeout) is > 0 and var ticks ? TimeSpan.FromTicks(ticks) : null);
}
