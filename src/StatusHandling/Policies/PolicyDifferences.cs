using System.Globalization;
using StatusHandling.Settings;

namespace StatusHandling.Policies;

/// <summary>Tells people what of a client's policies is not as built in.</summary>
internal static class PolicyDifferences
{
    private static readonly RetryDefaults BuiltIn = new(new StatusRetryOptions());

    public static string Describe(IReadOnlyList<PolicyEntry> entries, RetryDefaults defaults)
    {
        var rows = (
            from row in Compare(entries, defaults)
            where row.Differences.Length > 0
            group row.Codes by row.Differences into sharing
            select (Codes: string.Join(", ", sharing), Differences: sharing.Key)).ToList();
        if (rows.Count == 0)
        {
            return "All policies are the built-in ones.";
        }

        var width = rows.Max(row => row.Codes.Length) + 1;
        return string.Join(Environment.NewLine, rows.Select(row => $"{$"{row.Codes}:".PadRight(width)} {row.Differences}"));
    }

    // Neighbours that differ in the same are told together.
    private static IEnumerable<(string Codes, string Differences)> Compare(IReadOnlyList<PolicyEntry> entries, RetryDefaults defaults)
    {
        var first = 0;
        var differences = "";
        foreach (var code in PolicyMerge.BoundsOf(entries))
        {
            var ofCode = code == PolicyMerge.Codes ? null
                : Compare(PolicyMerge.ForCode(code, entries, defaults), PolicyMerge.ForCode(code, [], BuiltIn));
            if (ofCode != differences)
            {
                if (code > 0)
                {
                    yield return (NameOf(first, code - 1), differences);
                }

                (first, differences) = (code, ofCode ?? "");
            }
        }

        yield return (
            nameof(PolicyKey.NoResponse),
            Compare(PolicyMerge.ForNoResponse(entries, defaults), PolicyMerge.ForNoResponse([], BuiltIn)));
    }

    private static string Compare(PolicyMerge merged, PolicyMerge builtIn)
    {
        var before = builtIn.Explain().ToDictionary(setting => setting.Name, setting => setting.Value);
        var action = merged.ToEffective().Action;
        return string.Join(
            ", ",
            from setting in merged.Explain()
            where Matters(setting.Name, action) && before.GetValueOrDefault(setting.Name) != setting.Value
            select $"{setting.Name} {setting.Value}");
    }

    // How often to retry what is not retried is nobody's concern.
    private static bool Matters(string setting, StatusAction action) => setting switch
    {
        nameof(StatusPolicy.Action) or nameof(StatusPolicy.LogLevel) => true,
        nameof(StatusPolicy.Then) or nameof(StatusPolicy.MaxRetryAfter) => action is StatusAction.Retry or StatusAction.Follow,
        _ => action == StatusAction.Retry,
    };

    private static string NameOf(int first, int last) =>
        first < last ? string.Create(CultureInfo.InvariantCulture, $"{first:000}-{last:000}")
        : HttpStatus.For(first).IsRegistered ? HttpStatus.For(first).ToString()
        : first.ToString("000", CultureInfo.InvariantCulture);
}
