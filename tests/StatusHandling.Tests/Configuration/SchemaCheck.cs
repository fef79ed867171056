using System.Text.Json;
using System.Text.RegularExpressions;

namespace StatusHandling.Tests.Configuration;

/// <summary>Checks a document against a schema of draft-07, as far as ours goes.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public IEnumerable<string> FindFaults(JsonElement value) => Check(value, root, "");

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));
        }

        var faults = schema.EnumerateObject().SelectMany(rule => rule.Name switch
        {
            "type" => When(!IsOfType(value, rule.Value.GetString()!), $"{path}: {value} is no {rule.Value}"),
            "enum" => When(!rule.Value.EnumerateArray().Any(choice => choice.ToString() == value.ToString()), $"{path}: {value} is no choice"),
            "minimum" => When(value.ValueKind == JsonValueKind.Number && value.GetDouble() < rule.Value.GetDouble(), $"{path}: {value} is below {rule.Value}"),
            "maximum" => When(value.ValueKind == JsonValueKind.Number && value.GetDouble() > rule.Value.GetDouble(), $"{path}: {value} is above {rule.Value}"),
            "pattern" => When(value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, rule.Value.GetString()!), $"{path}: {value} has another form"),
            "allOf" => rule.Value.EnumerateArray().SelectMany(part => Check(value, part, path)),
            "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(item => Check(item, rule.Value, path + "[]")) : [],
            "properties" or "patternProperties" or "additionalProperties" => [],
            "$schema" or "$ref" or "definitions" or "description" or "default" => [],
            _ => throw new NotSupportedException($"The schema has a rule that nobody checks: {rule.Name}"),
        });

        return value.ValueKind == JsonValueKind.Object
            ? faults.Concat(value.EnumerateObject().SelectMany(member => CheckMember(member, schema, $"{path}/{member.Name}")))
            : faults;
    }

    private IEnumerable<string> CheckMember(JsonProperty member, JsonElement schema, string path)
    {
        var schemas = Of("properties").Where(rule => rule.Name == member.Name)
            .Concat(Of("patternProperties").Where(rule => Regex.IsMatch(member.Name, rule.Name)))
            .Select(rule => rule.Value)
            .ToList();
        if (schemas.Count == 0 && schema.TryGetProperty("additionalProperties", out var others))
        {
            return others.ValueKind == JsonValueKind.False ? [$"{path} is unknown"] : Check(member.Value, others, path);
        }

        return schemas.SelectMany(found => Check(member.Value, found, path));

        IEnumerable<JsonProperty> Of(string name) => schema.TryGetProperty(name, out var rules) ? rules.EnumerateObject() : [];
    }

    private static IEnumerable<string> When(bool isWrong, string fault) => isWrong ? [fault] : [];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };
}
