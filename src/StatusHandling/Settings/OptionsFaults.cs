using Microsoft.Extensions.Options;
using StatusHandling.Fields;

namespace StatusHandling.Settings;

/// <summary>Everything that is wrong with options as code has set them, and what they cannot do together.</summary>
internal static class OptionsFaults
{
    /// <summary>What stands before the place of whatever was set in code.</summary>
    public const string Code = "code: ";

    /// <summary>Finds every fault. The texts name place, value and what is allowed; the client is the caller's to name.</summary>
    /// <param name="options">The options; what configuration put there is known to be right by itself.</param>
    /// <param name="sourceOf">The place where a setting such as "Retry:MaxRetries" was set; code where it gives none.</param>
    public static IReadOnlyList<string> Find(StatusHandlingOptions options, Func<string, string?>? sourceOf = null)
    {
        var faults = new List<string>();
        AddPolicyFaults(options.Policies, faults);
        foreach (var (name, setting) in OptionSettings.All)
        {
            if (!setting.IsAllowed(options))
            {
                faults.Add(OutOfBounds(Code + name, setting.Format(options), setting.Allowed));
            }
        }

        foreach (var name in options.SensitiveHeaders)
        {
            if (!FieldName.IsValid(name))
            {
                faults.Add(OutOfBounds($"{Code}{nameof(options.SensitiveHeaders)}", name, FieldName.Allowed));
            }
        }

        if (options.Retry is { AttemptTimeout: { } attempt, TotalTimeout: { } total } && attempt >= total)
        {
            faults.Add(OutOfBounds(
                Place(nameof(StatusRetryOptions.AttemptTimeout)),
                DurationText.Format(attempt),
                $"less than TotalTimeout, which is {DurationText.Format(total)} ({Place(nameof(StatusRetryOptions.TotalTimeout))})"));
        }

        return faults;

        string Place(string setting)
        {
            var name = OptionSettings.Retry.NameOf(setting);
            return sourceOf?.Invoke(name) ?? Code + name;
        }
    }

    public static void ThrowIfAny(StatusHandlingOptions options)
    {
        if (Find(options) is { Count: > 0 } faults)
        {
            throw new OptionsValidationException("", typeof(StatusHandlingOptions), faults);
        }
    }

    public static string OutOfBounds(string place, string value, string allowed) => $"{place} is \"{value}\": allowed is {allowed}.";

    private static void AddPolicyFaults(IDictionary<string, StatusPolicy> policies, List<string> faults)
    {
        var keys = new List<(PolicyKey, string)>();
        foreach (var (text, policy) in policies)
        {
            var place = $"{Code}{nameof(StatusHandlingOptions.Policies)}:{text}";
            if (!PolicyKey.TryParse(text, out var key))
            {
                faults.Add($"{place} is no policy key: allowed is {PolicyKey.AcceptedForms}.");
                continue;
            }

            keys.Add((key, place));
            faults.AddRange(
                from fault in PolicyRules.FindFaults(key, policy)
                select OutOfBounds($"{place}:{fault.Setting.Name}", fault.Setting.Format(policy), fault.Allowed));
        }

        faults.AddRange(PolicyRules.FindClashes(keys));
    }
}
