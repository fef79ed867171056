using Microsoft.Extensions.Configuration;

namespace StatusHandling.Configuration;

/// <summary>The configuration sections that were given in code for one client, farthest first.</summary>
internal sealed class ClientSections
{
    public IList<IConfiguration> Sections { get; } = [];
}
