using Microsoft.Extensions.Configuration;
using StatusHandling.Fields;
using StatusHandling.Policies;
using StatusHandling.Settings;

namespace StatusHandling.Configuration;

/// <summary>Reads a section of the form of "StatusHandling". It goes on after a fault, so that all of them are told together.</summary>
internal sealed class SectionReader
{
    public const string Clients = nameof(Clients);

    private const string AnyPolicy = "{ \"Action\": \"Return\" }";
    private const string AnyPolicies = $"{{ \"429\": {AnyPolicy} }}";

    private readonly SettingsLayer _layer = new();
    private readonly List<(PolicyKey Key, string Path)> _keys = [];
    private readonly SettingReader _settings;

    private SectionReader() => _settings = new SettingReader(_layer.Faults);

    /// <param name="section">The section; where it is a whole configuration, its keys stand at the top.</param>
    /// <param name="mayHaveClients">Whether parts for single clients are allowed; the caller reads them.</param>
    public static SettingsLayer Read(IConfiguration section, bool mayHaveClients)
    {
        var reader = new SectionReader();
        reader.ReadTop(section, mayHaveClients);
        reader._layer.Faults.AddRange(PolicyRules.FindClashes(reader._keys));
        return reader._layer;
    }

    private void ReadTop(IConfiguration section, bool mayHaveClients)
    {
        if (section is IConfigurationSection top)
        {
            _settings.RequireObject(top, $"{{ \"{nameof(StatusHandlingOptions.Policies)}\": {AnyPolicies} }}");
        }

        foreach (var child in section.GetChildren())
        {
            if (SettingReader.Is(child, nameof(StatusHandlingOptions.Policies)))
            {
                ReadPolicies(child);
            }
            else if (SettingReader.Is(child, nameof(StatusHandlingOptions.SensitiveHeaders)))
            {
                ReadSensitiveHeaders(child);
            }
            else if (OptionSettings.Groups.FirstOrDefault(group => SettingReader.Is(child, group.Name)) is { } group)
            {
                ReadGroup(child, group);
            }
            else if (OptionSettings.Top.FirstOrDefault(setting => SettingReader.Is(child, setting.Name)) is { } setting)
            {
                ReadSetting(child, setting, setting.Name);
            }
            else if (SettingReader.Is(child, Clients) && mayHaveClients)
            {
                _settings.RequireObject(child, $"{{ \"<name>\": {{ \"{nameof(StatusHandlingOptions.Policies)}\": {AnyPolicies} }} }}");
            }
            else
            {
                RefuseAtTop(child, mayHaveClients);
            }
        }
    }

    private void ReadPolicies(IConfigurationSection section)
    {
        _settings.RequireObject(section, AnyPolicies);
        foreach (var child in section.GetChildren())
        {
            if (!PolicyKey.TryParse(child.Key, out var key))
            {
                var hint = NearMatch.Hint(child.Key, [.. HttpStatus.All.Select(status => status.Name), nameof(PolicyKey.NoResponse)]);
                _layer.Faults.Add($"{child.Path} is no policy key: {hint} is {PolicyKey.AcceptedForms}.");
            }
            else
            {
                _settings.RequireObject(child, FormFor(child.Value));
                _keys.Add((key, child.Path));
                ReadPolicy(child, key);
            }
        }
    }

    private void ReadPolicy(IConfigurationSection section, PolicyKey key)
    {
        var policy = new StatusPolicy();
        foreach (var child in section.GetChildren())
        {
            var read = new StatusPolicy();
            if (_settings.Find(PolicySettings.All, child) is { } setting && _settings.TryRead(child, setting, read))
            {
                setting.Copy(read, policy);
            }
        }

        foreach (var (setting, allowed) in PolicyRules.FindFaults(key, policy))
        {
            _layer.Faults.Add(OptionsFaults.OutOfBounds($"{section.Path}:{setting.Name}", setting.Format(policy), allowed));
        }

        _layer.Policies.Add(new PolicyEntry(key, policy, section.Path));
    }

    private void ReadGroup(IConfigurationSection section, SettingGroup group)
    {
        var example = group.Settings[0];
        _settings.RequireObject(section, $"{{ \"{example.Name}\": {example.Format(_layer.Values)} }}");
        foreach (var child in section.GetChildren())
        {
            if (_settings.Find(group.Settings, child) is { } setting)
            {
                ReadSetting(child, setting, group.NameOf(setting.Name));
            }
        }
    }

    private void ReadSetting(IConfigurationSection section, Setting<StatusHandlingOptions> setting, string name)
    {
        if (_settings.TryRead(section, setting, _layer.Values) && section.Value is not null)
        {
            _layer.Note(name, setting, section.Path);
        }
    }

    private void ReadSensitiveHeaders(IConfigurationSection section)
    {
        const string Form = "an array of the names of header fields, such as [ \"X-Api-Key\" ]";

        // An empty array arrives as an empty text.
        if (!string.IsNullOrEmpty(section.Value))
        {
            _layer.Faults.Add(OptionsFaults.OutOfBounds(section.Path, section.Value, Form));
        }

        foreach (var child in section.GetChildren())
        {
            if (!child.Key.All(char.IsAsciiDigit))
            {
                _layer.Faults.Add($"{child.Path} is no element of an array: allowed is {Form}.");
            }
            else if (child.Value is not { } name || !FieldName.IsValid(name))
            {
                _layer.Faults.Add(OptionsFaults.OutOfBounds(child.Path, child.Value ?? "", FieldName.Allowed));
            }
            else
            {
                _layer.SensitiveHeaders.Add(name);
            }
        }
    }

    // What stands a level too high is a common mistake.
    private void RefuseAtTop(IConfigurationSection section, bool mayHaveClients)
    {
        var misplaced =
            from @group in OptionSettings.Groups
            from setting in @group.Settings
            where SettingReader.Is(section, setting.Name)
            select @group.NameOf(setting.Name);
        string[] policy = PolicyKey.TryParse(section.Key, out _) ? [$"{nameof(StatusHandlingOptions.Policies)}:{section.Key}"] : [];
        string[] allowed =
        [
            nameof(StatusHandlingOptions.Policies),
            .. OptionSettings.Groups.Select(group => group.Name),
            .. OptionSettings.Top.Select(setting => setting.Name),
            nameof(StatusHandlingOptions.SensitiveHeaders),
            .. mayHaveClients ? [Clients] : Array.Empty<string>(),
        ];
        _settings.RefuseUnknown(section, allowed, [.. policy, .. misplaced]);
    }

    private static string FormFor(string? text) =>
        PolicySettings.Action.Words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } action
            ? $"{{ \"Action\": \"{action}\" }}"
            : AnyPolicy;
}
