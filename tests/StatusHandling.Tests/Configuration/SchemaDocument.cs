using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StatusHandling.Settings;

namespace StatusHandling.Tests.Configuration;

/// <summary>The schema of "StatusHandling" as the table of settings has it.</summary>
internal static partial class SchemaDocument
{
    private const string Duration = @"^(([0-9]+\.)?[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]{1,7})?|[0-9]+(\.[0-9]+)?(ms|s|m|h))$";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Text => Make().ToJsonString(Indented) + "\n";

    private static JsonObject Make()
    {
        var parts = new JsonObject { ["Policies"] = Reference("policies") };
        var definitions = new JsonObject
        {
            ["statusHandlingPolicy"] = Object(
                "What to do about a status. A property that is not set leaves the value of the layer around it.",
                Properties(PolicySettings.All, new StatusPolicy())),
            ["statusHandlingPolicies"] = Policies(),
        };

        foreach (var group in OptionSettings.Groups)
        {
            definitions["statusHandling" + group.Name] = Object(group.Summary, Properties(group.Settings, new StatusHandlingOptions()));
            parts[group.Name] = Reference(group.Name);
        }

        foreach (var (name, property) in Properties(OptionSettings.Top, new StatusHandlingOptions()))
        {
            parts[name] = property!.DeepClone();
        }

        definitions["statusHandlingSensitiveHeaders"] = new JsonObject
        {
            ["type"] = "array",
            ["description"] = "Names of header fields whose values never go to another origin and are never shown. They add to the built-in ones.",
            ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
        };
        parts["SensitiveHeaders"] = Reference("SensitiveHeaders");
        definitions["statusHandlingClient"] = Object("What differs for one client.", (JsonObject)parts.DeepClone());
        parts["Clients"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "What differs for single clients, by their names.",
            ["additionalProperties"] = Reference("client"),
        };

        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["type"] = "object",
            ["definitions"] = definitions,
            ["properties"] = new JsonObject
            {
                ["StatusHandling"] = Object("How HTTP clients react to status codes.", parts),
            },
        };
    }

    // Codes that a policy can change much about are offered one by one; all others are recognized by their form.
    private static JsonObject Policies()
    {
        var properties = new JsonObject();
        foreach (var status in HttpStatus.All.Where(status => status.Code >= 300))
        {
            properties[status.Code.ToString(CultureInfo.InvariantCulture)] = Described(status.Phrase);
        }

        properties["3xx"] = Described("All redirections.");
        properties["4xx"] = Described("All client errors.");
        properties["5xx"] = Described("All server errors, and every number outside 100..599.");
        properties["NoResponse"] = Described("A request that got no response: connection failure or attempt timeout.");

        var policies = Object("Policies by code, name, range, class, or NoResponse. The more specific key wins.", properties);
        policies["patternProperties"] = new JsonObject
        {
            ["^[0-9]{3}(-[0-9]{3})?$"] = Reference("policy"),
            ["^[1-5][xX]{2}$"] = Reference("policy"),
            [$"^({string.Join('|', HttpStatus.All.Select(status => status.Name))})$"] = Reference("policy"),
        };
        return policies;

        static JsonObject Described(string text) => new() { ["description"] = text, ["allOf"] = new JsonArray(Reference("policy")) };
    }

    private static JsonObject Properties<TOwner>(IEnumerable<Setting<TOwner>> settings, TOwner defaults)
    {
        var properties = new JsonObject();
        foreach (var setting in settings)
        {
            var property = setting switch
            {
                Setting<TOwner, int> => new JsonObject { ["type"] = "integer" },
                Setting<TOwner, double> => new JsonObject { ["type"] = "number" },
                Setting<TOwner, bool> => new JsonObject { ["type"] = "boolean" },
                Setting<TOwner, TimeSpan> => new JsonObject { ["type"] = "string", ["pattern"] = Duration },
                _ => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. setting.Words.Select(word => JsonValue.Create(word))]) },
            };

            var isNumber = setting is Setting<TOwner, int> or Setting<TOwner, double>;
            if (isNumber)
            {
                var range = Range().Match(setting.Allowed);
                property["minimum"] = JsonNode.Parse(range.Groups[1].Value);
                property["maximum"] = JsonNode.Parse(range.Groups[2].Value);
            }

            if (setting.Format(defaults) is { Length: > 0 } text)
            {
                property["default"] = isNumber || setting is Setting<TOwner, bool> ? JsonNode.Parse(text) : text;
            }

            property["description"] = $"{setting.Summary} Allowed is {setting.Allowed}.";
            properties[setting.Name] = property;
        }

        return properties;
    }

    private static JsonObject Object(string description, JsonObject properties) => new()
    {
        ["type"] = "object",
        ["description"] = description,
        ["properties"] = properties,
        ["additionalProperties"] = false,
    };

    private static JsonObject Reference(string name) =>
        new() { ["$ref"] = $"#/definitions/statusHandling{char.ToUpperInvariant(name[0])}{name[1..]}" };

    [GeneratedRegex(@"from (\S+) to (\S+)$")]
    private static partial Regex Range();
}
