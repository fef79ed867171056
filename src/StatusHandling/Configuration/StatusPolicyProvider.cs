using System.Collections.Concurrent;
using StatusHandling.Policies;

namespace StatusHandling;

/// <summary>Knows the policies of every client, and follows the configuration when it is reloaded.</summary>
public sealed class StatusPolicyProvider
{
    private readonly ConcurrentDictionary<string, ClientPolicies> _clients = new(StringComparer.Ordinal);
    private readonly Func<string, PolicySnapshot> _build;

    internal StatusPolicyProvider(Func<string, PolicySnapshot> build) => _build = build;

    /// <summary>Gets the policies that a client has now.</summary>
    /// <param name="clientName">The name of the client, as the factory has it; empty for the default client.</param>
    /// <returns>The table; a later reload makes a new one and leaves this as it is.</returns>
    public StatusPolicyTable GetPolicies(string clientName = "")
    {
        ArgumentNullException.ThrowIfNull(clientName);
        return PoliciesOf(clientName).Current.Table;
    }

    /// <summary>The place where the policies of a client are found, now and after every reload.</summary>
    internal ClientPolicies PoliciesOf(string clientName) =>
        _clients.GetOrAdd(clientName, static (name, build) => new ClientPolicies(name, build(name)), _build);
}
