using StatusHandling.Settings;

namespace StatusHandling.Policies;

/// <summary>The built-in policies. A code without a row of its own takes that of its class, as RFC 9110 §15 has it.</summary>
internal static class DefaultPolicies
{
    public const string Source = "built in";

    /// <summary>The rows, class before code, so that the later one wins.</summary>
    public static IReadOnlyList<Row> Rows { get; } =
    [
        new("1xx, 2xx", new() { Action = StatusAction.Return }),
        new("3xx", new() { Action = StatusAction.Throw }),
        new("300-303, 307, 308", new() { Action = StatusAction.Follow, Then = StatusAction.Throw }),
        new("304", new() { Action = StatusAction.Return }),
        new("4xx", new() { Action = StatusAction.Throw }),
        new("425, 429", new() { Action = StatusAction.Retry, Methods = RetryMethods.All, Then = StatusAction.Throw }),
        new("413", new() { Action = StatusAction.Retry, Methods = RetryMethods.All, RequireRetryAfter = true, Then = StatusAction.Throw }),
        new("417, 421", new() { Action = StatusAction.Retry, Methods = RetryMethods.All, MaxRetries = 1, Then = StatusAction.Throw }),
        new("408", new() { Action = StatusAction.Retry, Methods = RetryMethods.Idempotent, Then = StatusAction.Throw }),
        new("5xx", new() { Action = StatusAction.Retry, Methods = RetryMethods.Idempotent, Then = StatusAction.Throw }),
        new("501, 505-508, 510, 511", new() { Action = StatusAction.Throw }),
        new("NoResponse", new() { Action = StatusAction.Retry, Methods = RetryMethods.Idempotent, Then = StatusAction.Throw }),
    ];

    public static IReadOnlyList<PolicyKey> Keys { get; } = [.. Rows.SelectMany(row => row.Keys)];

    public static StatusPolicy For(int code) => Find(key => !key.IsNoResponse && key.Covers(code));

    public static StatusPolicy ForNoResponse() => Find(key => key.IsNoResponse);

    private static StatusPolicy Find(Func<PolicyKey, bool> covers)
    {
        foreach (var row in Rows.Reverse())
        {
            if (row.Keys.Any(covers))
            {
                return row.Policy;
            }
        }

        throw new InvalidOperationException("No built-in policy covers this.");
    }

    /// <summary>One row: the keys it speaks of, as they are shown to people, and what is done.</summary>
    public sealed record Row(string Codes, StatusPolicy Policy)
    {
        public IReadOnlyList<PolicyKey> Keys { get; } = [.. Codes.Split(", ").Select(PolicyKey.Parse)];
    }
}
