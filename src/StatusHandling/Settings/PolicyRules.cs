namespace StatusHandling.Settings;

/// <summary>What a policy may say, given the key that it stands under.</summary>
internal static class PolicyRules
{
    private static readonly int[] Followable = [300, 301, 302, 303, 307, 308];

    /// <summary>The only codes whose Location may be followed (RFC 9110 §15.4); 304 to 306 and unregistered ones never are.</summary>
    public static bool CanBeFollowed(int code) => Followable.Contains(code);

    /// <summary>The settings that are out of bounds or mean nothing under this key, and what may be set instead.</summary>
    public static IEnumerable<(Setting<StatusPolicy> Setting, string Allowed)> FindFaults(PolicyKey key, StatusPolicy policy) =>
        PolicySettings.All
            .Where(setting => !setting.IsAllowed(policy))
            .Select(setting => (setting, setting.Allowed))
            .Concat(FindMisfits(key, policy).Where(misfit => misfit.Setting.IsAllowed(policy)));

    /// <summary>Keys of one layer that leave open which of two policies is meant.</summary>
    /// <param name="keys">The keys, each with the place where it stands.</param>
    public static IEnumerable<string> FindClashes(IReadOnlyList<(PolicyKey Key, string Place)> keys)
    {
        for (var later = 1; later < keys.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (first, second) = (keys[earlier], keys[later]);
                if (first.Key == second.Key)
                {
                    yield return $"{second.Place} means the same as {first.Place}: allowed is one of them.";
                }
                else if (first.Key.Crosses(second.Key))
                {
                    yield return $"{second.Place} and {first.Place} share a part of their codes: "
                        + "allowed are ranges that lie apart, or one within the other.";
                }
            }
        }
    }

    private static IEnumerable<(Setting<StatusPolicy> Setting, string Allowed)> FindMisfits(PolicyKey key, StatusPolicy policy)
    {
        if (key.IsNoResponse)
        {
            if (policy.Action is StatusAction.Return or StatusAction.Follow)
            {
                yield return (PolicySettings.Action, "Throw or Retry, since there is no response");
            }

            if (policy.Then == StatusAction.Return)
            {
                yield return (PolicySettings.Then, "Throw, since there is no response");
            }
        }
        else if (key.CoversAny(100, 299))
        {
            if (policy.Action is StatusAction.Throw or StatusAction.Retry or StatusAction.Follow)
            {
                yield return (PolicySettings.Action, "Return, since 1xx and 2xx are always returned");
            }

            if (policy.Then == StatusAction.Throw)
            {
                yield return (PolicySettings.Then, "Return, since 1xx and 2xx are always returned");
            }
        }
        else if (policy.Action == StatusAction.Follow && !Array.Exists(Followable, key.Covers))
        {
            yield return (PolicySettings.Action, "Return, Throw or Retry, since only 300 to 303, 307 and 308 can be followed");
        }
    }
}
