using Microsoft.Extensions.Configuration;

namespace StatusHandling.EndToEnd.Soak;

/// <summary>A configuration in memory that is another one at each turn; one of them is wrong, and to be refused.</summary>
internal sealed class SoakConfiguration : ConfigurationProvider, IConfigurationSource
{
    private static readonly (string Key, string Value)[][] Turns =
    [
        [],
        [("Policies:404:Action", "Return"), ("Retry:AttemptTimeout", "500ms")],
        [("Policies:5xx:Then", "Return"), ("Retry:MaxRetries", "1"), ("Redirects:MaxRedirects", "1")],
        [("Policies:9xy:Action", "Return")],
        [("Policies:409:Action", "Retry"), ("Errors:MaxBodyBytes", "0")],
    ];

    public SoakConfiguration()
    {
        Put(Turns[0]);
        Root = new ConfigurationBuilder().Add(this).Build();
    }

    public IConfigurationRoot Root { get; }

    /// <summary>How often it changed.</summary>
    public int Reloads { get; private set; }

    public void Reload()
    {
        Put(Turns[++Reloads % Turns.Length]);
        OnReload();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    private void Put((string Key, string Value)[] turn)
    {
        var data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["StatusHandling:Retry:BaseDelay"] = "5ms",
            ["StatusHandling:Retry:MaxDelay"] = "50ms",
            ["StatusHandling:Retry:TotalTimeout"] = "2s",
        };
        foreach (var (key, value) in turn)
        {
            data[$"StatusHandling:{key}"] = value;
        }

        Data = data;
    }
}
