using Microsoft.Extensions.Configuration;

namespace StatusHandling.Tests.Fakes;

/// <summary>A configuration with one section that can be written anew, as a file on disk is.</summary>
internal sealed class ChangingConfiguration : ConfigurationProvider, IConfigurationSource
{
    private readonly string _name;

    public ChangingConfiguration(string section, string name = "StatusHandling")
    {
        _name = name;
        Put(section);
        Root = new ConfigurationBuilder().Add(this).Build();
    }

    public IConfigurationRoot Root { get; }

    /// <summary>Writes the section; null takes it away.</summary>
    public void Reload(string? section)
    {
        Put(section);
        OnReload();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    private void Put(string? section) => Data = section is null ? [] : Configured.Json(section, _name)
        .AsEnumerable()
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
}
