using Microsoft.Extensions.Configuration;

namespace StatusHandling.Configuration;

/// <summary>One call of AddStatusHandling.</summary>
/// <param name="ClientName">The client; null for all of them, as ConfigureHttpClientDefaults has it.</param>
/// <param name="Section">The configuration section that was given, if one was.</param>
internal sealed record ClientRegistration(string? ClientName, IConfiguration? Section = null)
{
    public bool Concerns(string clientName) => ClientName is null || ClientName == clientName;
}
