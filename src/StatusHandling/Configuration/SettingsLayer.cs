using StatusHandling.Policies;
using StatusHandling.Settings;

namespace StatusHandling.Configuration;

/// <summary>What one configuration section sets, each value with its path, and what is wrong with it.</summary>
internal sealed class SettingsLayer
{
    private readonly List<(string Name, Setting<StatusHandlingOptions> Setting, string Path)> _set = [];

    /// <summary>Holds the values of the settings that are set here; of no meaning for the others.</summary>
    public StatusHandlingOptions Values { get; } = new();

    public List<PolicyEntry> Policies { get; } = [];

    public List<string> SensitiveHeaders { get; } = [];

    public List<string> Faults { get; } = [];

    /// <summary>Takes note that a value of this layer is set, and where.</summary>
    public void Note(string name, Setting<StatusHandlingOptions> setting, string path) => _set.Add((name, setting, path));

    /// <summary>Puts the values over those of the layers before.</summary>
    /// <param name="options">The options so far.</param>
    /// <param name="sources">The path of each setting that was set, by its name.</param>
    public void ApplyTo(StatusHandlingOptions options, IDictionary<string, string> sources)
    {
        foreach (var (name, setting, path) in _set)
        {
            setting.Copy(Values, options);
            sources[name] = path;
        }

        options.SensitiveHeaders.UnionWith(SensitiveHeaders);
    }
}
