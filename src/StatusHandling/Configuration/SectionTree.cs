using Microsoft.Extensions.Configuration;

namespace StatusHandling.Configuration;

/// <summary>A section as it was read at one moment, with its parts for single clients.</summary>
internal sealed class SectionTree
{
    public const string RootName = "StatusHandling";

    private readonly SettingsLayer _ofAll;
    private readonly Dictionary<string, SettingsLayer> _byClient = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="section">The section. Only "StatusHandling" itself may have parts for single clients.</param>
    public SectionTree(IConfiguration section)
    {
        var isRoot = section is IConfigurationSection { Path: var path } && path.Equals(RootName, StringComparison.OrdinalIgnoreCase);
        Exists = section.GetChildren().Any() || section is IConfigurationSection { Value: not null };
        _ofAll = SectionReader.Read(section, isRoot);
        if (isRoot)
        {
            foreach (var client in section.GetSection(SectionReader.Clients).GetChildren())
            {
                _byClient[client.Key] = SectionReader.Read(client, mayHaveClients: false);
            }
        }
    }

    public bool Exists { get; }

    public IEnumerable<string> ClientNames => _byClient.Keys;

    /// <summary>The layers for a client, farthest first. Case does not count in its name, as in all keys of configuration.</summary>
    public IEnumerable<SettingsLayer> For(string clientName)
    {
        yield return _ofAll;
        if (_byClient.TryGetValue(clientName, out var ofClient))
        {
            yield return ofClient;
        }
    }
}
