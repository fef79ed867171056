using StatusHandling.Policies;
using StatusHandling.Settings;

namespace StatusHandling.Calls;

/// <summary>What one request asks for over its client's policies.</summary>
internal static class RequestPolicies
{
    private const string Source = "request";

    /// <summary>The policies in a request's options, checked; null when it has none.</summary>
    /// <exception cref="ArgumentException">A key or a value is none that a request may have.</exception>
    public static IReadOnlyList<PolicyEntry>? Read(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(StatusRequestOptions.Policies, out var policies) || policies.Count == 0)
        {
            return null;
        }

        var entries = new List<PolicyEntry>(policies.Count);
        foreach (var (text, policy) in policies)
        {
            foreach (var setting in PolicySettings.All)
            {
                if (!setting.IsAllowed(policy))
                {
                    throw new ArgumentException(
                        $"The request's own policy \"{text}\" has {setting.Name} {setting.Format(policy)}: allowed is {setting.Allowed}.");
                }
            }

            entries.Add(new PolicyEntry(ParseKey(text), policy, Source));
        }

        return entries;
    }

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
}
