using Microsoft.Extensions.Configuration;
using StatusHandling.Settings;

namespace StatusHandling.Configuration;

/// <summary>Reads single settings, and refuses what is none.</summary>
internal sealed class SettingReader(List<string> faults)
{
    public static bool Is(IConfigurationSection section, string name) => section.Key.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The setting that a key names; null, and a fault, when it names none.</summary>
    public Setting<TOwner>? Find<TOwner>(IReadOnlyList<Setting<TOwner>> settings, IConfigurationSection section)
    {
        var setting = settings.FirstOrDefault(setting => Is(section, setting.Name));
        if (setting is null)
        {
            RefuseUnknown(section, [.. settings.Select(setting => setting.Name)], []);
        }

        return setting;
    }

    /// <summary>Reads a value; a null leaves that of the layer before, as a property of a policy does.</summary>
    public bool TryRead<TOwner>(IConfigurationSection section, Setting<TOwner> setting, TOwner owner)
    {
        if (section.GetChildren().Any())
        {
            faults.Add($"{section.Path} is an object or an array: allowed is {setting.Allowed}.");
            return false;
        }

        if (section.Value is not { } text || (setting.TryRead(text, owner) && setting.IsAllowed(owner)))
        {
            return true;
        }

        faults.Add($"{section.Path} is \"{text}\": {NearMatch.Hint(text, setting.Words)} is {setting.Allowed}.");
        return false;
    }

    public void RefuseUnknown(IConfigurationSection section, IReadOnlyList<string> allowed, IReadOnlyList<string> meant)
    {
        var value = section.Value is { Length: > 0 } text ? $" (\"{text}\")" : "";
        var hint = meant.Count > 0 ? $"did you mean {meant[0]}? Allowed" : NearMatch.Hint(section.Key, allowed);
        faults.Add($"{section.Path}{value} is no setting: {hint} are {string.Join(", ", allowed)}.");
    }

    /// <summary>Refuses a single value where an object is due. A null is an empty object.</summary>
    public void RequireObject(IConfigurationSection section, string form)
    {
        if (section.Value is { } text)
        {
            faults.Add(OptionsFaults.OutOfBounds(section.Path, text, $"an object, such as {form}"));
        }
    }
}
