using System.Reflection;
using System.Text.Json;
using StatusHandling.Tests.Conventions;

namespace StatusHandling.Tests.Configuration;

public sealed class ConfigurationSchemaTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string SchemaText = File.ReadAllText(Repository.PathOf("src", "StatusHandling", "ConfigurationSchema.json"));

    private static readonly JsonElement Schema = JsonDocument.Parse(SchemaText).RootElement;

    public static TheoryData<string, Type> Types { get; } = new()
    {
        { "Policy", typeof(StatusPolicy) },
        { "Retry", typeof(StatusRetryOptions) },
        { "Redirects", typeof(StatusRedirectOptions) },
        { "Errors", typeof(StatusErrorOptions) },
        { "Client", typeof(StatusHandlingOptions) },
    };

    /// <summary>What we show to users, by file and place.</summary>
    public static TheoryData<string, string> Examples { get; } = new(
        [.. MarkdownPage.Readme.Blocks("json", "jsonc").Select(block => ("README.md", block)), .. Samples()])
    {
        { "the design", """
            {
              "StatusHandling": {
                "Policies": {
                  "429": { "MaxRetries": 6, "MaxRetryAfter": "00:02:00" },
                  "404": { "Action": "Return", "LogLevel": "Debug" },
                  "5xx": { "Action": "Retry", "Then": "Throw" }
                },
                "Retry": { "BaseDelay": "00:00:00.250" },
                "Clients": { "github": { "Policies": { "403": { "Action": "Retry", "RequireRetryAfter": true } } } }
              }
            }
            """ },
    };

    [Fact]
    public void The_schema_in_the_package_is_what_the_table_of_settings_makes()
    {
        var made = Path.Combine(AppContext.BaseDirectory, "ConfigurationSchema.json");
        File.WriteAllText(made, SchemaDocument.Text);

        Assert.True(SchemaDocument.Text == SchemaText.ReplaceLineEndings("\n"), $"ConfigurationSchema.json is stale. It should be as {made}.");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_property_of_the_options_is_in_the_schema_and_nothing_else(string definition, Type type) => Assert.Equal(
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !typeof(Delegate).IsAssignableFrom(property.PropertyType))
            .Select(property => property.Name)
            .Order(),
        Definition(definition).EnumerateObject().Select(property => property.Name).Order());

    [Theory]
    [InlineData("Retry")]
    [InlineData("Redirects")]
    [InlineData("Errors")]
    public void The_defaults_in_the_schema_are_those_of_the_options(string definition)
    {
        var options = new StatusHandlingOptions();
        var group = typeof(StatusHandlingOptions).GetProperty(definition)!.GetValue(options)!;

        Assert.All(Definition(definition).EnumerateObject(), property =>
        {
            var value = group.GetType().GetProperty(property.Name)!.GetValue(group);
            Assert.Equal(value is not null, property.Value.TryGetProperty("default", out var text));
            Assert.Equal(value is TimeSpan time ? time : value, value switch
            {
                null => null,
                TimeSpan => TimeSpan.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                int => text.GetInt32(),
                double => text.GetDouble(),
                bool => text.GetBoolean(),
                _ => text,
            });
        });
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_we_show_to_users_is_right_by_the_schema(string place, string text)
    {
        using var document = JsonDocument.Parse(text, Lenient);

        Assert.True(document.RootElement.TryGetProperty("StatusHandling", out _), $"{place} has nothing of ours.");
        Assert.Equal("", string.Join('\n', new SchemaCheck(Schema).FindFaults(document.RootElement)));
    }

    [Fact]
    public void What_we_show_to_users_is_the_readme_and_every_sample()
    {
        var shown = Examples.Select(row => row.Data.Item1).ToList();

        Assert.Contains("README.md", shown);
        Assert.Contains("samples/Aot/appsettings.json", shown);
        Assert.Contains("samples/Quickstart/appsettings.json", shown);
    }

    [Theory]
    [InlineData("""{ "Polices": {} }""", "/StatusHandling/Polices is unknown")]
    [InlineData("""{ "Policies": { "429": { "MaxRetires": 6 } } }""", "/StatusHandling/Policies/429/MaxRetires is unknown")]
    [InlineData("""{ "Policies": { "42": {} } }""", "/StatusHandling/Policies/42 is unknown")]
    [InlineData("""{ "Policies": { "TooManyRequest": {} } }""", "/StatusHandling/Policies/TooManyRequest is unknown")]
    [InlineData("""{ "Policies": { "429": "Return" } }""", "/StatusHandling/Policies/429: Return is no object")]
    [InlineData("""{ "Policies": { "TooManyRequests": { "Then": "Retry" } } }""", "/StatusHandling/Policies/TooManyRequests/Then: Retry is no choice")]
    [InlineData("""{ "Retry": { "MaxRetries": 101 } }""", "/StatusHandling/Retry/MaxRetries: 101 is above 100")]
    [InlineData("""{ "Retry": { "BaseDelay": "5" } }""", "/StatusHandling/Retry/BaseDelay: 5 has another form")]
    [InlineData("""{ "Clients": { "github": { "Errors": { "MaxBodyBytes": -1 } } } }""", "/StatusHandling/Clients/github/Errors/MaxBodyBytes: -1 is below 0")]
    [InlineData("""{ "SensitiveHeaders": [ "X Secret" ] }""", "/StatusHandling/SensitiveHeaders[]: X Secret has another form")]
    public void An_editor_shows_what_is_wrong(string section, string expected)
    {
        using var document = JsonDocument.Parse($$"""{ "StatusHandling": {{section}} }""");

        Assert.Contains(expected, new SchemaCheck(Schema).FindFaults(document.RootElement).Distinct());
    }

    private static JsonElement Definition(string name) =>
        Schema.GetProperty("definitions").GetProperty("statusHandling" + name).GetProperty("properties");

    private static IEnumerable<(string Place, string Text)> Samples() =>
        from project in Directory.EnumerateDirectories(Repository.PathOf("samples"))
        from file in Repository.Read(project, "appsettings*.json")
        select ($"samples/{Path.GetFileName(project)}/{file.Path}", file.Text);
}
