using StatusHandling.Configuration;
using StatusHandling.Policies;
using StatusHandling.Settings;

namespace StatusHandling.Clients;

/// <summary>Lays the layers of a client over each other, those of configuration and then code, and checks what comes out.</summary>
internal sealed class ClientCompiler(CodeLayer code)
{
    public CompiledClient Compile(string clientName, IEnumerable<SettingsLayer> layers)
    {
        var options = new StatusHandlingOptions();
        var entries = new List<PolicyEntry>();
        var faults = new List<string>();
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var layer in layers)
        {
            layer.ApplyTo(options, sources);
            entries.AddRange(layer.Policies);
            faults.AddRange(layer.Faults);
        }

        var before = OptionSettings.TextsOf(options);
        code.Configure(clientName, options);
        OptionSettings.NoteChanges(before, options, sources);
        faults.AddRange(OptionsFaults.Find(options, sources.GetValueOrDefault));
        faults.AddRange(code.FindFaults(clientName, options));
        if (faults.Count > 0)
        {
            return new CompiledClient(clientName, null, faults, []);
        }

        entries.AddRange(PolicyEntry.OfCode(options.Policies));
        var table = new StatusPolicyTable(entries, new RetryDefaults(options.Retry, sources.GetValueOrDefault));
        return new CompiledClient(clientName, new PolicySnapshot(options, table), [], FindDoubts(options, entries, sources));
    }

    // Only of what somebody set: the built-in value is no mistake of his.
    private static List<string> FindDoubts(
        StatusHandlingOptions options, List<PolicyEntry> entries, Dictionary<string, string> sources)
    {
        var doubts = new List<string>();
        if (options.Retry.TotalTimeout is not { } total)
        {
            return doubts;
        }

        if (options.Retry.MaxRetryAfter > total
            && sources.TryGetValue(OptionSettings.Retry.NameOf(nameof(StatusRetryOptions.MaxRetryAfter)), out var source))
        {
            doubts.Add(Doubt(source, options.Retry.MaxRetryAfter));
        }

        doubts.AddRange(
            from entry in entries
            where entry.Policy.MaxRetryAfter > total
            select Doubt($"{entry.Source}:{nameof(StatusPolicy.MaxRetryAfter)}", entry.Policy.MaxRetryAfter.GetValueOrDefault()));
        return doubts;

        string Doubt(string place, TimeSpan value) =>
            $"{place} is \"{DurationText.Format(value)}\" and cannot take effect: TotalTimeout is {DurationText.Format(total)}.";
    }
}
