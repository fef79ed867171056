using StatusHandling.Settings;

namespace StatusHandling.Policies;

/// <summary>The values for one code, merged property by property, each with the place it came from.</summary>
/// <remarks>
/// Everything a user set wins over everything built in; among what users set, the more specific key wins (code, then the narrower
/// range, then class), between equal keys the nearer layer.
/// </remarks>
internal sealed class PolicyMerge
{
    /// <summary>How many codes there are: 0 to 999.</summary>
    public const int Codes = 1000;

    private readonly StatusPolicy _merged = new();
    private readonly Dictionary<string, string> _sources = [];

    private PolicyMerge()
    {
    }

    /// <summary>The codes, ascending, at which other keys begin to cover than before; up to the next of them nothing changes.</summary>
    public static IEnumerable<int> BoundsOf(IEnumerable<PolicyEntry> entries) =>
        entries.Select(entry => entry.Key).Concat(DefaultPolicies.Keys).SelectMany(key => key.Bounds).Append(Codes).Distinct().Order();

    public static PolicyMerge ForCode(
        int code, IReadOnlyList<PolicyEntry> entries, RetryDefaults defaults, IReadOnlyList<PolicyEntry>? ofRequest = null)
    {
        var merge = new PolicyMerge();
        merge.Lay(DefaultPolicies.For(code), DefaultPolicies.Source);
        merge.LayRetryDefaults(defaults);
        merge.LayUserEntries(entries.Where(entry => !entry.Key.IsNoResponse && entry.Key.Covers(code)), code);
        merge.LayUserEntries((ofRequest ?? []).Where(entry => !entry.Key.IsNoResponse && entry.Key.Covers(code)), code);
        return merge;
    }

    public static PolicyMerge ForNoResponse(IReadOnlyList<PolicyEntry> entries, RetryDefaults defaults)
    {
        var merge = new PolicyMerge();
        merge.Lay(DefaultPolicies.ForNoResponse(), DefaultPolicies.Source);
        merge.LayRetryDefaults(defaults);
        merge.LayUserEntries(entries.Where(entry => entry.Key.IsNoResponse), null);
        return merge;
    }

    /// <summary>What this request asks for, over what its client has.</summary>
    public static EffectivePolicy Override(EffectivePolicy client, IEnumerable<PolicyEntry> ofRequest, int? code)
    {
        var merge = new PolicyMerge();
        merge.Lay(AsPolicy(client), "");
        merge.LayUserEntries(ofRequest, code);
        return merge.ToEffective();
    }

    public EffectivePolicy ToEffective() => new(
        _merged.Action!.Value,
        _merged.Then ?? StatusAction.Throw,
        _merged.MaxRetries!.Value,
        _merged.Methods ?? RetryMethods.Idempotent,
        _merged.BaseDelay!.Value,
        _merged.MaxDelay!.Value,
        _merged.MaxRetryAfter!.Value,
        _merged.RequireRetryAfter ?? false,
        _merged.LogLevel);

    /// <summary>Every property that has a value, with its source.</summary>
    public IEnumerable<StatusPolicySetting> Explain() =>
        from setting in PolicySettings.All
        where setting.IsSet(_merged)
        select new StatusPolicySetting(setting.Name, setting.Format(_merged), _sources[setting.Name]);

    private static StatusPolicy AsPolicy(EffectivePolicy effective) => new()
    {
        Action = effective.Action,
        Then = effective.Then,
        MaxRetries = effective.MaxRetries,
        Methods = effective.Methods,
        BaseDelay = effective.BaseDelay,
        MaxDelay = effective.MaxDelay,
        MaxRetryAfter = effective.MaxRetryAfter,
        RequireRetryAfter = effective.RequireRetryAfter,
        LogLevel = effective.LogLevel,
    };

    // OrderBy is stable: of equal keys the nearer layer, which stands later, is laid later.
    // A class or range may say Follow though it holds codes that are never followed (304, 305, 306, unregistered ones): they keep theirs.
    private void LayUserEntries(IEnumerable<PolicyEntry> entries, int? code)
    {
        foreach (var entry in entries.OrderByDescending(entry => entry.Key.Breadth))
        {
            var isOutOfReach = entry.Policy.Action == StatusAction.Follow && code is { } number && !PolicyRules.CanBeFollowed(number);
            Lay(entry.Policy, entry.Source, isOutOfReach ? PolicySettings.Action : null);
        }
    }

    private void Lay(StatusPolicy policy, string source, Setting<StatusPolicy>? except = null)
    {
        foreach (var setting in PolicySettings.All)
        {
            if (setting != except && setting.IsSet(policy))
            {
                setting.Copy(policy, _merged);
                _sources[setting.Name] = source;
            }
        }
    }

    // The general limit never raises the built-in one of a single code (417, 421), but lowers it.
    private void LayRetryDefaults(RetryDefaults defaults)
    {
        var builtInLimit = _merged.MaxRetries;
        foreach (var (value, source) in defaults.Values)
        {
            Lay(value, source);
        }

        if (builtInLimit < _merged.MaxRetries)
        {
            Lay(new StatusPolicy { MaxRetries = builtInLimit }, DefaultPolicies.Source);
        }
    }
}
