using StatusHandling.Settings;

namespace StatusHandling.Policies;

/// <summary>One policy that a user set, and where: "StatusHandling:Policies:4xx", "code: 429", "request".</summary>
internal sealed record PolicyEntry(PolicyKey Key, StatusPolicy Policy, string Source)
{
    /// <summary>Copies of the policies that were set in code, which are known to be right.</summary>
    public static IEnumerable<PolicyEntry> OfCode(IDictionary<string, StatusPolicy> policies) =>
        policies.Select(pair =>
            new PolicyEntry(PolicyKey.Parse(pair.Key), PolicySettings.CopyOf(pair.Value), OptionsFaults.Code + pair.Key));
}
