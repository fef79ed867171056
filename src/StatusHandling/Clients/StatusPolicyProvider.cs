using Microsoft.Extensions.Options;
using StatusHandling.Clients;
using StatusHandling.Policies;

namespace StatusHandling;

/// <summary>Knows the policies of every client, and follows the configuration when it is reloaded.</summary>
/// <remarks>A singleton service, wherever <c>AddStatusHandling</c> was called.</remarks>
public sealed class StatusPolicyProvider
{
    private readonly PolicyStore _store;

    internal StatusPolicyProvider(PolicyStore store) => _store = store;

    /// <summary>Gets the policies that a client has now.</summary>
    /// <param name="clientName">The name of the client, as the factory has it; empty for the default client.</param>
    /// <returns>The table; a later reload makes a new one and leaves this as it is.</returns>
    /// <exception cref="OptionsValidationException">The settings of the client are wrong; the message lists every fault.</exception>
    public StatusPolicyTable GetPolicies(string clientName = "")
    {
        ArgumentNullException.ThrowIfNull(clientName);
        return PoliciesOf(clientName).Current.Table;
    }

    /// <summary>The place where the policies of a client are found, now and after every reload.</summary>
    internal ClientPolicies PoliciesOf(string clientName) => _store.PoliciesOf(clientName);
}
