using Microsoft.Extensions.Options;

namespace StatusHandling.Clients;

/// <summary>The options that were given to AddStatusHandling of one client, or of all clients.</summary>
/// <remarks>A type of its own, since ConfigureNamedOptions of the empty name is also what services.Configure makes, which is meant for every client.</remarks>
internal sealed class ClientOptions(string? clientName, Action<StatusHandlingOptions> configure) : IConfigureNamedOptions<StatusHandlingOptions>
{
    /// <summary>The client; null for all of them, as ConfigureHttpClientDefaults has it.</summary>
    public string? ClientName => clientName;

    public void Configure(StatusHandlingOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, StatusHandlingOptions options)
    {
        if (clientName is null || clientName == name)
        {
            configure(options);
        }
    }
}
