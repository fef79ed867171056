using StatusHandling.Policies;
using StatusHandling.Settings;

namespace StatusHandling.Calls;

/// <summary>What one request asks for over its client's policies.</summary>
internal static class RequestPolicies
{
    private const string Source = "request";

    /// <summary>Whether a request asks for anything, right or wrong.</summary>
    public static bool HasAny(HttpRequestMessage request) =>
        request.Options.TryGetValue(StatusRequestOptions.Policies, out var policies) && policies.Count > 0;

    /// <summary>The policies in a request's options, checked; null when it has none.</summary>
    /// <exception cref="ArgumentException">A key or a value is none that a request may have.</exception>
    public static IReadOnlyList<PolicyEntry>? Read(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(StatusRequestOptions.Policies, out var policies) || policies.Count == 0)
        {
            return null;
        }

        var entries = new List<PolicyEntry>(policies.Count);
        var keys = new List<(PolicyKey Key, string Place)>(policies.Count);
        foreach (var (text, policy) in policies)
        {
            var key = ParseKey(text);
            entries.Add(new PolicyEntry(key, policy, Source));
            keys.Add((key, $"{Source}: {text}"));
            ThrowIfAny(
                from fault in PolicyRules.FindFaults(key, policy)
                select OptionsFaults.OutOfBounds($"{Source}: {text}:{fault.Setting.Name}", fault.Setting.Format(policy), fault.Allowed));
        }

        ThrowIfAny(PolicyRules.FindClashes(keys));
        return entries;
    }

    /// <summary>Whether a request says what a code is to end in.</summary>
    public static bool SayHowItEnds(IReadOnlyList<PolicyEntry> ofRequest, int code) => ofRequest.Any(entry =>
        !entry.Key.IsNoResponse
        && entry.Key.Covers(code)
        && entry.Policy is { Action: StatusAction.Return or StatusAction.Throw } or { Then: not null });

    /// <summary>Lays what a request asks for over the policy of a code.</summary>
    /// <remarks>Apart from its caller, which would pay for the closure even where the request asks for nothing.</remarks>
    public static EffectivePolicy Override(EffectivePolicy policy, IReadOnlyList<PolicyEntry> ofRequest, int code) =>
        PolicyMerge.Override(policy, ofRequest.Where(entry => !entry.Key.IsNoResponse && entry.Key.Covers(code)), code);

    /// <summary>Adds a policy to a request, or finds the one that it has.</summary>
    public static StatusPolicy GetOrAdd(HttpRequestMessage request, string text)
    {
        var key = ParseKey(text);
        if (!request.Options.TryGetValue(StatusRequestOptions.Policies, out var policies))
        {
            policies = new Dictionary<string, StatusPolicy>(StringComparer.OrdinalIgnoreCase);
            request.Options.Set(StatusRequestOptions.Policies, policies);
        }

        return PolicyKey.GetOrAdd(policies, key);
    }

    // Success must not be looked at, so nothing may be said of it.
    private static PolicyKey ParseKey(string text)
    {
        var key = PolicyKey.Parse(text);
        return !key.CoversAny(100, 299)
            ? key
            : throw new ArgumentException(
                $"\"{text}\" speaks of 1xx or 2xx, which are always returned: a request's own policy can speak of 3xx, 4xx, 5xx and NoResponse.",
                nameof(text));
    }

    private static void ThrowIfAny(IEnumerable<string> faults)
    {
        if (faults.FirstOrDefault() is { } fault)
        {
            throw new ArgumentException(fault);
        }
    }
}
