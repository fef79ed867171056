using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using StatusHandling.Configuration;
using StatusHandling.Policies;

namespace StatusHandling.Clients;

/// <summary>Holds the policies of every client, and follows the configuration when it is reloaded.</summary>
/// <remarks>
/// IOptionsMonitor could not do this: a validation that fails throws out of the reload and loses the last value. Here a reload is read
/// and checked as a whole, for all clients, before one of them sees anything of it.
/// </remarks>
internal sealed class PolicyStore : IDisposable
{
    private readonly ConcurrentDictionary<string, ClientPolicies> _clients = new(StringComparer.Ordinal);
    private readonly object _changing = new();
    private readonly ClientRegistry _registry;
    private readonly ClientCompiler _compiler;
    private readonly PolicyReport _report;
    private readonly IDisposable _listening;
    private ConfigurationLayers _layers = new([]);

    public PolicyStore(ClientRegistry registry, ClientCompiler compiler, PolicyReport report)
    {
        (_registry, _compiler, _report) = (registry, compiler, report);
        lock (_changing)
        {
            // Listening begins first: what changes while this reads is read again.
            _listening = ChangeToken.OnChange(registry.GetReloadToken, Reload);
            _layers = registry.Read();
        }
    }

    /// <summary>The place where the policies of a client are found, now and after every reload.</summary>
    /// <exception cref="OptionsValidationException">They are wrong; the message lists every fault.</exception>
    public ClientPolicies PoliciesOf(string clientName)
    {
        if (_clients.TryGetValue(clientName, out var known))
        {
            return known;
        }

        lock (_changing)
        {
            if (!_clients.ContainsKey(clientName))
            {
                var client = Compile(clientName, _layers);
                CompiledClient.ThrowIfAny([client]);
                Adopt(client);
            }

            return _clients[clientName];
        }
    }

    /// <summary>Checks every client that is known by name, and those that only configuration knows, before anything is sent.</summary>
    /// <exception cref="OptionsValidationException">Something is wrong; the message lists every fault of every client.</exception>
    public void ValidateAll()
    {
        lock (_changing)
        {
            var clients = CompileAll(_layers);
            CompiledClient.ThrowIfAny(clients);
            foreach (var client in clients)
            {
                if (_registry.Names.Contains(client.ClientName) && !_clients.ContainsKey(client.ClientName))
                {
                    Adopt(client);
                }
            }

            TellUnknown();
        }
    }

    public void Dispose() => _listening.Dispose();

    // Never throws, since it would throw at whoever reloads the configuration. A request that is under way keeps what it began with.
    private void Reload()
    {
        lock (_changing)
        {
            try
            {
                var layers = _registry.Read();
                var clients = CompileAll(layers);
                List<string> faults = [.. layers.FindLosses(_layers), .. CompiledClient.FaultsOf(clients)];
                if (faults.Count > 0)
                {
                    _report.TellRefused(faults);
                    return;
                }

                var before = _layers;
                _layers = layers;
                var known = clients.Where(client => _clients.ContainsKey(client.ClientName)).ToList();
                foreach (var client in known)
                {
                    // Code ran anew, and follows what else it reads. But what it puts around a send has a memory, which is not to be lost
                    // to a reload that does not concern the client.
                    var (policies, next) = (_clients[client.ClientName], client.Snapshot!);
                    if (layers.AreLike(before, client.ClientName))
                    {
                        next.KeepStrategiesOf(policies.Current);
                    }

                    policies.Current = next;
                }

                if (!layers.AreLike(before))
                {
                    _report.TellReloaded(known);
                    TellUnknown();
                }
            }
            catch (Exception failure)
            {
                _report.TellFailed(failure);
            }
        }
    }

    private CompiledClient Compile(string clientName, ConfigurationLayers layers) => _compiler.Compile(clientName, layers.For(clientName));

    private List<CompiledClient> CompileAll(ConfigurationLayers layers)
    {
        var known = _registry.Names.Union(_clients.Keys, StringComparer.Ordinal).ToList();
        return [.. known.Concat(layers.ClientNames.Except(known, StringComparer.OrdinalIgnoreCase)).Select(name => Compile(name, layers))];
    }

    private void Adopt(CompiledClient client)
    {
        _clients[client.ClientName] = new ClientPolicies(client.ClientName, client.Snapshot!);
        _report.TellClient(client);
    }

    // Where every client has the pipeline, any name may be borne by one that is made later.
    private void TellUnknown()
    {
        if (!_registry.IsForAll)
        {
            _report.TellUnknown(_layers.ClientNames.Except(_registry.Names, StringComparer.OrdinalIgnoreCase));
        }
    }
}
