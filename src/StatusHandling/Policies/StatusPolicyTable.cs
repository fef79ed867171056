using System.Globalization;
using System.Net;
using System.Text;
using StatusHandling.Policies;

namespace StatusHandling;

/// <summary>The policies of one client, compiled for every code. Immutable: a reload makes a new one.</summary>
public sealed class StatusPolicyTable
{
    private readonly EffectivePolicy[] _byCode = new EffectivePolicy[1000];
    private readonly IReadOnlyList<PolicyEntry> _entries;
    private readonly RetryDefaults _defaults;

    internal StatusPolicyTable(IReadOnlyList<PolicyEntry> entries, RetryDefaults defaults)
    {
        (_entries, _defaults) = (entries, defaults);
        var distinct = new Dictionary<EffectivePolicy, EffectivePolicy>();
        for (var code = 0; code < _byCode.Length; code++)
        {
            var policy = PolicyMerge.ForCode(code, entries, defaults).ToEffective();
            distinct.TryAdd(policy, policy);
            _byCode[code] = distinct[policy];
        }

        NoResponse = PolicyMerge.ForNoResponse(entries, defaults).ToEffective();
    }

    /// <summary>What applies to a request that got no response.</summary>
    internal EffectivePolicy NoResponse { get; }

    internal EffectivePolicy this[HttpStatusCode code] => _byCode[(int)code];

    /// <summary>Tells what is done first about a code.</summary>
    /// <param name="code">A code from 0 to 999.</param>
    /// <returns>The action.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0..999.</exception>
    public StatusAction ActionFor(HttpStatusCode code) => _byCode[HttpStatus.For(code).Code].Action;

    /// <summary>Tells every value that applies to a code, and which layer and key set it.</summary>
    /// <param name="code">A code from 0 to 999.</param>
    /// <returns>The explanation; its text form is a small table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0..999.</exception>
    public StatusPolicyExplanation Explain(int code)
    {
        var status = HttpStatus.For(code);
        return new StatusPolicyExplanation(status, [.. PolicyMerge.ForCode(code, _entries, _defaults).Explain()]);
    }

    /// <summary>Returns the codes whose policy differs from the built-in one, a line each.</summary>
    /// <returns>Several lines of text, or one that says that nothing differs.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var code = 0; code < _byCode.Length; code++)
        {
            var differing = Explain(code).Settings.Where(setting => setting.Source != DefaultPolicies.Source).ToList();
            if (differing.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"{HttpStatus.For(code)}: ")
                    .AppendJoin(", ", differing.Select(setting => $"{setting.Name} {setting.Value}"))
                    .AppendLine();
            }
        }

        return text.Length == 0 ? "All policies are the built-in ones." : text.ToString().TrimEnd();
    }
}
