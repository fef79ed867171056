using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace StatusHandling.Configuration;

/// <summary>The calls of AddStatusHandling, and where the settings of their clients are read.</summary>
internal sealed class ClientRegistry
{
    private readonly IReadOnlyList<ClientRegistration> _sections;

    /// <param name="configuration">The application's configuration, if it has one.</param>
    /// <param name="registrations">The calls, in their order.</param>
    public ClientRegistry(IConfiguration? configuration, IEnumerable<ClientRegistration> registrations)
    {
        var calls = registrations.ToList();
        IsForAll = calls.Exists(call => call.ClientName is null);
        Names = [.. calls.Select(call => call.ClientName ?? Options.DefaultName).Distinct(StringComparer.Ordinal)];

        var root = configuration?.GetSection(SectionTree.RootName);
        var given =
            from call in calls
            where call.Section is not null && !IsSame(call.Section, root)
            orderby call.ClientName is not null
            select call;
        _sections = root is null ? [.. given] : [new ClientRegistration(null, root), .. given];
    }

    /// <summary>Whether every client has the pipeline, those too whose names nobody can know yet.</summary>
    public bool IsForAll { get; }

    /// <summary>The names that are known; the default client's where it is for all.</summary>
    public IReadOnlyList<string> Names { get; }

    public ConfigurationLayers Read() =>
        new(_sections.Select(call => (call, new SectionTree(call.Section!))));

    /// <summary>Changes with the first of the configurations that is reloaded; most sections are of one and share its token.</summary>
    public IChangeToken GetReloadToken() =>
        new CompositeChangeToken([.. _sections.Select(call => call.Section!.GetReloadToken()).Distinct()]);

    // Whoever gives "StatusHandling" of the application's configuration asks for what is there already: a second time, nearer than
    // its own parts for single clients, it would hide them.
    private static bool IsSame(IConfiguration section, IConfigurationSection? root) =>
        root is not null
        && section is IConfigurationSection { Path: var path }
        && path.Equals(root.Path, StringComparison.OrdinalIgnoreCase)
        && ReferenceEquals(section.GetReloadToken(), root.GetReloadToken());
}
