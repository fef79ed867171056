using Microsoft.Extensions.Logging;
using StatusHandling.Configuration;
using StatusHandling.Diagnostics;

namespace StatusHandling.Clients;

/// <summary>Tells the log what became of the settings; a warning once, however often the configuration is reloaded.</summary>
internal sealed class PolicyReport(ILogger logger, ClientRegistry registry)
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void TellClient(CompiledClient client)
    {
        foreach (var doubt in client.Doubts)
        {
            var warning = $"{CompiledClient.NameOf(client.ClientName)}: {doubt}";
            if (_told.Add(warning))
            {
                logger.SettingWithoutEffect(warning);
            }
        }

        if (client.Snapshot is { } snapshot)
        {
            logger.PoliciesInForce(CompiledClient.NameOf(client.ClientName), snapshot.Table);
        }
    }

    public void TellUnknown(IEnumerable<string> clientNames)
    {
        foreach (var name in clientNames)
        {
            var path = $"{SectionTree.RootName}:{SectionReader.Clients}:{name}";
            if (_told.Add(path))
            {
                logger.ClientUnknown(path, NearMatch.Hint(name, registry.Names), string.Join(", ", registry.Names));
            }
        }
    }

    public void TellReloaded(IReadOnlyList<CompiledClient> clients)
    {
        logger.PoliciesReloaded(clients.Count);
        foreach (var client in clients)
        {
            TellClient(client);
        }
    }

    public void TellRefused(IReadOnlyList<string> faults) => logger.ReloadRefused(string.Join('\n', faults));

    public void TellFailed(Exception failure) => logger.ReloadFailed(failure);
}
