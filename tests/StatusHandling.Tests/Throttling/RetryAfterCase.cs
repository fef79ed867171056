using System.Text.Json;
using StatusHandling.Tests.Fakes;

namespace StatusHandling.Tests.Throttling;

/// <summary>A row of retry-after-cases.json: what servers send, and what other clients make of it.</summary>
internal sealed record RetryAfterCase(
    string Id, DateTimeOffset Now, int Status, (string Name, string Value)[] Headers, TimeSpan? Expected, bool IsStated)
{
    public static IReadOnlyDictionary<string, RetryAfterCase> All { get; } = ReadAll();

    public HttpResponseMessage ToResponse() => RawResponse.With(Status, Headers);

    private static Dictionary<string, RetryAfterCase> ReadAll()
    {
        using var stream = typeof(RetryAfterCase).Assembly.GetManifestResourceStream("retry-after-cases.json")!;
        using var file = JsonDocument.Parse(stream);
        return file.RootElement.GetProperty("cases").EnumerateArray().Select(Read).ToDictionary(row => row.Id);
    }

    private static RetryAfterCase Read(JsonElement row)
    {
        var expect = row.GetProperty("expect");
        var kind = expect.GetProperty("kind").GetString()!;
        long? milliseconds = kind switch
        {
            "delay" or "now" => expect.GetProperty("delay_ms").GetInt64(),
            "clamped" => expect.TryGetProperty("requested_ms", out var asked) && asked.ValueKind is JsonValueKind.Number
                ? asked.GetInt64()
                : null,
            "ignored" => null,
            _ => throw new InvalidDataException(kind),
        };
        return new RetryAfterCase(
            row.GetProperty("id").GetString()!,
            row.GetProperty("now").GetDateTimeOffset(),
            row.GetProperty("status").GetInt32(),
            ReadHeaders(row),
            milliseconds is { } value ? FromMilliseconds(value) : null,
            IsStated: kind == "ignored" || milliseconds is not null);
    }

    private static (string Name, string Value)[] ReadHeaders(JsonElement row) =>
        row.TryGetProperty("headers", out var headers)
            ? [.. headers.EnumerateObject().SelectMany(header => ReadLines(header.Name, header.Value))]
            : [.. ReadLines(row.GetProperty("header").GetString()!, row.GetProperty("header_values"))];

    private static IEnumerable<(string Name, string Value)> ReadLines(string name, JsonElement values) =>
        values.EnumerateArray().Select(value => (name, value.GetString()!));

    private static TimeSpan FromMilliseconds(long value) =>
        value < TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerMillisecond ? TimeSpan.FromMilliseconds(value) : TimeSpan.MaxValue;
}
