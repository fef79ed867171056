using System.Net;
using StatusHandling.Policies;

namespace StatusHandling;

/// <summary>The policies of one client, compiled for every code. Immutable: a reload makes a new one.</summary>
public sealed class StatusPolicyTable
{
    private readonly EffectivePolicy[] _byCode = new EffectivePolicy[PolicyMerge.Codes];
    private readonly IReadOnlyList<PolicyEntry> _entries;
    private readonly RetryDefaults _defaults;

    internal StatusPolicyTable(IReadOnlyList<PolicyEntry> entries, RetryDefaults defaults)
    {
        (_entries, _defaults) = (entries, defaults);
        var first = 0;
        foreach (var next in PolicyMerge.BoundsOf(entries).Skip(1))
        {
            Array.Fill(_byCode, PolicyMerge.ForCode(first, entries, defaults).ToEffective(), first, next - first);
            first = next;
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
    public StatusPolicyExplanation Explain(int code) => Explain(code, []);

    /// <summary>Returns the codes whose policy is not as built in, with what differs; those that differ in the same share a line.</summary>
    /// <returns>Several lines of text, or one that says that nothing differs.</returns>
    public override string ToString() => PolicyDifferences.Describe(_entries, _defaults);

    internal StatusPolicyExplanation Explain(int code, IReadOnlyList<PolicyEntry> ofRequest) =>
        new(HttpStatus.For(code), [.. PolicyMerge.ForCode(code, _entries, _defaults, ofRequest).Explain()]);
}
