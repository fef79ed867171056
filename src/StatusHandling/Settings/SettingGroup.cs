namespace StatusHandling.Settings;

/// <summary>A part of the options that is an object of its own in configuration.</summary>
internal sealed record SettingGroup(string Name, string Summary, IReadOnlyList<Setting<StatusHandlingOptions>> Settings)
{
    /// <summary>The name of one of the settings within the whole options: "Retry:MaxRetries".</summary>
    public string NameOf(string setting) => $"{Name}:{setting}";
}
