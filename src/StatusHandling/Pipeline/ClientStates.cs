using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;

namespace StatusHandling.Pipeline;

/// <summary>The state of every client by its name: a singleton's, so that it outlives the handlers.</summary>
internal sealed class ClientStates
{
    private readonly ConcurrentDictionary<string, ClientState> _byName = new(StringComparer.Ordinal);
    private readonly Func<string, ClientState> _make;

    public ClientStates(
        Func<string, ClientPolicies> policiesOf,
        TimeProvider time,
        ILoggerFactory loggerFactory,
        IMeterFactory? meterFactory,
        IServiceProvider services)
    {
        var metrics = StatusMetrics.From(meterFactory);
        metrics.ShowBudgets(() => _byName.Values.Select(client => (client.DisplayName, client.AvailableRetries)));
        _make = name => new ClientState(policiesOf(name), time, loggerFactory, metrics, services);
    }

    public ClientState Of(string clientName) => _byName.GetOrAdd(clientName, _make);
}
