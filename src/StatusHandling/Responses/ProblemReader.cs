using System.Text.Json;

namespace StatusHandling.Responses;

/// <summary>Reads the members of a JSON object as far as they can be read. Nothing throws, whatever the bytes are.</summary>
internal ref struct ProblemReader(ReadOnlySpan<byte> json)
{
    private const int MostExtensions = 1_000;

    private Utf8JsonReader _reader = new(
        json, new JsonReaderOptions { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    private bool _isStarted;

    public string Name { get; private set; } = "";

    /// <summary>Whether the object was read to its end.</summary>
    public bool IsWhole { get; private set; }

    public readonly bool IsObject => _reader.TokenType == JsonTokenType.StartObject;

    public static IReadOnlyDictionary<string, JsonElement> ReadExtensions(ReadOnlyMemory<byte> json)
    {
        var extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        var members = new ProblemReader(json.Span);
        while (extensions.Count < MostExtensions && members.MoveNext())
        {
            if (members.Name is not ("type" or "title" or "status" or "detail" or "instance") && members.ReadElement() is { } value)
            {
                extensions[members.Name] = value;
            }
        }

        return extensions.AsReadOnly();
    }

    public static IReadOnlyDictionary<string, string[]> ReadErrors(IReadOnlyDictionary<string, JsonElement> extensions)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (extensions.TryGetValue("errors", out var members) && members.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in members.EnumerateObject())
            {
                AddError(errors, member);
            }
        }

        return errors.AsReadOnly();
    }

    public bool MoveNext()
    {
        // InvalidOperationException is for text that is no Unicode, such as half a surrogate pair.
        try
        {
            if (!_isStarted)
            {
                _isStarted = true;
                if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
                {
                    return false;
                }
            }
            else
            {
                _reader.Skip();
            }

            if (!_reader.Read() || _reader.TokenType != JsonTokenType.PropertyName)
            {
                IsWhole = _reader.TokenType == JsonTokenType.EndObject;
                return false;
            }

            Name = _reader.GetString()!;
            return _reader.Read();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    public readonly string? ReadString()
    {
        try
        {
            return _reader.TokenType == JsonTokenType.String ? _reader.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public readonly int? ReadInteger() =>
        _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var number) ? number : null;

    private JsonElement? ReadElement()
    {
        try
        {
            return JsonElement.ParseValue(ref _reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void AddError(Dictionary<string, string[]> errors, JsonProperty member)
    {
        if (member.Value.ValueKind == JsonValueKind.Array
            && member.Value.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String))
        {
            try
            {
                errors[member.Name] = [.. member.Value.EnumerateArray().Select(text => text.GetString()!)];
            }
            catch (InvalidOperationException)
            {
                // A text that is no Unicode.
            }
        }
    }
}
