using Microsoft.Extensions.Options;
using StatusHandling.Policies;

namespace StatusHandling.Clients;

/// <summary>What came of a client's layers.</summary>
/// <param name="ClientName">The client.</param>
/// <param name="Snapshot">What is in force from now on; null when something is wrong.</param>
/// <param name="Faults">What is wrong; the client is not named in it.</param>
/// <param name="Doubts">What is allowed, but cannot take effect.</param>
internal sealed record CompiledClient(
    string ClientName, PolicySnapshot? Snapshot, IReadOnlyList<string> Faults, IReadOnlyList<string> Doubts)
{
    /// <summary>The faults of several clients, each told once, with the clients that have it.</summary>
    public static IReadOnlyList<string> FaultsOf(IReadOnlyList<CompiledClient> clients) =>
    [
        .. from client in clients
           from fault in client.Faults
           group client.ClientName by fault into sharing
           select $"{NamesOf([.. sharing.Distinct(StringComparer.Ordinal)], clients.Count)}: {sharing.Key}",
    ];

    public static void ThrowIfAny(IReadOnlyList<CompiledClient> clients)
    {
        if (FaultsOf(clients) is { Count: > 0 } faults)
        {
            throw new OptionsValidationException(clients[0].ClientName, typeof(StatusHandlingOptions), faults);
        }
    }

    /// <summary>A client as messages name it.</summary>
    public static string NameOf(string clientName) =>
        clientName.Length == 0 ? "The default client" : $"Client \"{clientName}\"";

    private static string NamesOf(IReadOnlyList<string> clientNames, int ofHowMany) =>
        clientNames.Count == 1 ? NameOf(clientNames[0])
        : clientNames.Count == ofHowMany ? "All clients"
        : $"Clients {string.Join(", ", clientNames.Select(name => $"\"{name}\""))}";
}
