using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatusHandling.Tests.Retries;

/// <summary>A situation that other clients test for. Where they disagree, or we decided otherwise, <see cref="RetryDecisionDifferences"/> says so.</summary>
public sealed record RetryDecisionCase(
    string Id,
    string Method,
    int? Status,
    string? Exception,
    Dictionary<string, string>? Headers,
    int Attempt,
    int MaxRetries,
    string Expect,
    string? Content,
    double? DelayMs,
    double? ElapsedMs,
    JsonElement? Config)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    public static IReadOnlyList<RetryDecisionCase> All { get; } = Read();

    public double? Setting(string name) =>
        Config is { ValueKind: JsonValueKind.Object } config && config.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : null;

    public override string ToString() => Id;

    private static List<RetryDecisionCase> Read()
    {
        using var stream = typeof(RetryDecisionCase).Assembly.GetManifestResourceStream("retry-decision-cases.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.GetProperty("cases").Deserialize<List<RetryDecisionCase>>(Format)!;
    }
}
