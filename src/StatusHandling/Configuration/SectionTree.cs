using Microsoft.Extensions.Configuration;

namespace StatusHandling.Configuration;

/// <summary>A section as it was read at one moment, with its parts for single clients.</summary>
internal sealed class SectionTree
{
    public const string RootName = "StatusHandling";

    private readonly string _path;
    private readonly KeyValuePair<string, string?>[] _texts;
    private readonly SettingsLayer _ofAll;
    private readonly Dictionary<string, SettingsLayer> _byClient = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="section">The section. Only "StatusHandling" itself may have parts for single clients.</param>
    public SectionTree(IConfiguration section)
    {
        _path = (section as IConfigurationSection)?.Path ?? "";
        _texts = [.. section.AsEnumerable().Where(pair => pair.Value is not null)];
        var isRoot = _path.Equals(RootName, StringComparison.OrdinalIgnoreCase);
        _ofAll = SectionReader.Read(section, isRoot);
        if (isRoot)
        {
            foreach (var client in section.GetSection(SectionReader.Clients).GetChildren())
            {
                _byClient[client.Key] = SectionReader.Read(client, mayHaveClients: false);
            }
        }
    }

    public IEnumerable<string> ClientNames => _byClient.Keys;

    private bool Exists => _texts.Length > 0;

    /// <summary>The layers for a client, farthest first. Case does not count in its name, as in all keys of configuration.</summary>
    public IEnumerable<SettingsLayer> For(string clientName)
    {
        yield return _ofAll;
        if (_byClient.TryGetValue(clientName, out var ofClient))
        {
            yield return ofClient;
        }
    }

    /// <summary>Whether all texts are as they were.</summary>
    public bool IsLike(SectionTree before) => _texts.SequenceEqual(before._texts);

    /// <summary>Whether the texts for all clients and those for this one are as they were.</summary>
    public bool IsLike(SectionTree before, string clientName) => TextsFor(clientName).SequenceEqual(before.TextsFor(clientName));

    /// <summary>A fault when the section was there before: a file that is being written is empty for a moment, which nobody means.</summary>
    public IEnumerable<string> FindLoss(SectionTree before)
    {
        if (before.Exists && !Exists)
        {
            var name = _path.Length == 0 ? "The given configuration" : _path;
            yield return $"{name} was there and is gone: allowed is changing it; taking it away needs a restart.";
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> TextsFor(string clientName)
    {
        var parts = $"{_path}:{SectionReader.Clients}:";
        var own = $"{parts}{clientName}:";
        return _texts.Where(text =>
            !text.Key.StartsWith(parts, StringComparison.OrdinalIgnoreCase) || text.Key.StartsWith(own, StringComparison.OrdinalIgnoreCase));
    }
}
