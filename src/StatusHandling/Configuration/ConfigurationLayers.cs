using Microsoft.Extensions.Configuration;

namespace StatusHandling.Configuration;

/// <summary>All sections that concern us, as they were read at one moment.</summary>
internal sealed class ConfigurationLayers
{
    private readonly SectionTree? _root;
    private readonly IReadOnlyList<(ClientRegistration Registration, SectionTree Tree)> _given;

    /// <param name="root">The application's configuration, if it has one.</param>
    /// <param name="registrations">The calls of AddStatusHandling, in their order.</param>
    public ConfigurationLayers(IConfiguration? root, IEnumerable<ClientRegistration> registrations)
    {
        _root = root is null ? null : new SectionTree(root.GetSection(SectionTree.RootName));
        _given =
        [
            .. from registration in registrations
               orderby registration.ClientName is not null
               let section = registration.Section
               where section is not null && !IsRoot(section, root)
               select (registration, new SectionTree(section)),
        ];
    }

    /// <summary>The names that "StatusHandling" has a part for.</summary>
    public IEnumerable<string> ClientNames => _root?.ClientNames ?? [];

    /// <summary>The layers for a client, farthest first.</summary>
    public IEnumerable<SettingsLayer> For(string clientName) =>
        (_root?.For(clientName) ?? []).Concat(
            from given in _given
            where given.Registration.Concerns(clientName)
            from layer in given.Tree.For(clientName)
            select layer);

    // Whoever gives "StatusHandling" of the application's configuration asks for what is there already: a second time, nearer than
    // its own parts for single clients, it would hide them.
    private static bool IsRoot(IConfiguration section, IConfiguration? root) =>
        root is not null
        && section is IConfigurationSection { Path: var path }
        && path.Equals(SectionTree.RootName, StringComparison.OrdinalIgnoreCase)
        && ReferenceEquals(section.GetReloadToken(), root.GetReloadToken());
}
