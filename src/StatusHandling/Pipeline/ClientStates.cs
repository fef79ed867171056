using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StatusHandling.Policies;

namespace StatusHandling.Pipeline;

/// <summary>The state of every client by its name: a singleton's, so that it outlives the handlers.</summary>
internal sealed class ClientStates(Func<string, ClientPolicies> policiesOf, TimeProvider time, ILoggerFactory loggerFactory)
{
    private readonly ConcurrentDictionary<string, ClientState> _byName = new(StringComparer.Ordinal);

    public ClientState Of(string clientName) => _byName.GetOrAdd(
        clientName, static (name, states) => states.Make(name), this);

    private ClientState Make(string clientName) => new(policiesOf(clientName), time, loggerFactory);
}
