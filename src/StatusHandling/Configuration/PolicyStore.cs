using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StatusHandling.Diagnostics;
using StatusHandling.Policies;

namespace StatusHandling.Configuration;

/// <summary>Holds the policies of every client.</summary>
internal sealed class PolicyStore
{
    private readonly ConcurrentDictionary<string, ClientPolicies> _clients = new(StringComparer.Ordinal);
    private readonly object _changing = new();
    private readonly ClientCompiler _compiler;
    private readonly IReadOnlyList<ClientRegistration> _registrations;
    private readonly ConfigurationLayers _layers;
    private readonly ILogger _logger;

    public PolicyStore(
        IConfiguration? configuration, IEnumerable<ClientRegistration> registrations, CodeLayer code, ILoggerFactory loggerFactory)
    {
        _registrations = [.. registrations];
        _compiler = new ClientCompiler(code);
        _layers = new ConfigurationLayers(configuration, _registrations);
        _logger = loggerFactory.CreateLogger(SectionTree.RootName);
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
                var client = Compile(clientName);
                CompiledClient.ThrowIfAny([client]);
                Add(client);
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
            var registered = _registrations
                .Select(registration => registration.ClientName ?? Options.DefaultName)
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var unknown = _layers.ClientNames.Except(registered, StringComparer.OrdinalIgnoreCase).ToList();
            var clients = registered.Concat(unknown).Select(Compile).ToList();
            CompiledClient.ThrowIfAny(clients);
            foreach (var client in clients.Take(registered.Count))
            {
                Add(client);
            }

            TellUnknown(unknown, registered);
        }
    }

    private CompiledClient Compile(string clientName) => _compiler.Compile(clientName, _layers.For(clientName));

    private void Add(CompiledClient client)
    {
        var name = client.ClientName;
        if (client.Snapshot is null || !_clients.TryAdd(name, new ClientPolicies(name, client.Snapshot)))
        {
            return;
        }

        foreach (var doubt in client.Doubts)
        {
            _logger.SettingWithoutEffect($"{CompiledClient.NameOf(name)}: {doubt}");
        }

        _logger.PoliciesCompiled(CompiledClient.NameOf(name), Environment.NewLine, client.Snapshot.Table);
    }

    // Where every client has the pipeline, any name may be borne by one that is made later.
    private void TellUnknown(IEnumerable<string> unknown, IReadOnlyList<string> registered)
    {
        if (_registrations.All(registration => registration.ClientName is not null))
        {
            foreach (var name in unknown)
            {
                _logger.ClientUnknown(
                    $"{SectionTree.RootName}:{SectionReader.Clients}:{name}",
                    $"{NearMatch.Hint(name, registered)} are the names of clients that have StatusHandling ({string.Join(", ", registered)})");
            }
        }
    }
}
