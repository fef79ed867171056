using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Quickstart;

/// <summary>A copy of appsettings.json, which can be changed while the program runs; the file that was shipped stays as it is.</summary>
internal sealed class AppSettings : IDisposable
{
    public const string Name = "appsettings.json";

    private static readonly JsonDocumentOptions AsConfigurationReads = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quickstart-");

    private IConfigurationRoot? _configuration;

    public AppSettings() => File.Copy(Path.Combine(AppContext.BaseDirectory, Name), PathOf(Name));

    /// <summary>Reads the file, and again whenever it changes, as a host does with its appsettings.json.</summary>
    public IConfiguration Load() =>
        _configuration = new ConfigurationBuilder().AddJsonFile(PathOf(Name), optional: false, reloadOnChange: true).Build();

    public void Reload() => _configuration?.Reload();

    public void SetAction(string key, string action)
    {
        var settings = JsonNode.Parse(File.ReadAllText(PathOf(Name)), documentOptions: AsConfigurationReads)!;
        Part(Part(settings, "StatusHandling"), "Policies")[key] = new JsonObject { ["Action"] = action };

        // The new file takes the place of the old one at once, so that nobody reads half of it.
        File.WriteAllText(PathOf("next.json"), settings.ToJsonString());
        File.Move(PathOf("next.json"), PathOf(Name), overwrite: true);
    }

    public void Dispose()
    {
        (_configuration as IDisposable)?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static JsonNode Part(JsonNode whole, string name) => whole[name] ??= new JsonObject();

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
