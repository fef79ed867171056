namespace StatusHandling.Configuration;

/// <summary>All sections that concern us, as they were read at one moment; farthest first.</summary>
internal sealed class ConfigurationLayers(IEnumerable<(ClientRegistration Giver, SectionTree Tree)> trees)
{
    private readonly IReadOnlyList<(ClientRegistration Giver, SectionTree Tree)> _trees = [.. trees];

    /// <summary>The names that "StatusHandling" has a part for.</summary>
    public IEnumerable<string> ClientNames => _trees.SelectMany(tree => tree.Tree.ClientNames);

    /// <summary>The layers for a client, farthest first.</summary>
    public IEnumerable<SettingsLayer> For(string clientName) =>
        from tree in _trees
        where tree.Giver.Concerns(clientName)
        from layer in tree.Tree.For(clientName)
        select layer;

    /// <summary>Whether every section is as it was.</summary>
    public bool AreLike(ConfigurationLayers before) => Pairs(before).All(pair => pair.Now.IsLike(pair.Before));

    /// <summary>Whether all that concerns one client is as it was.</summary>
    public bool AreLike(ConfigurationLayers before, string clientName) => _trees
        .Zip(before._trees)
        .Where(pair => pair.First.Giver.Concerns(clientName))
        .All(pair => pair.First.Tree.IsLike(pair.Second.Tree, clientName));

    /// <summary>The sections that were there before and are gone.</summary>
    public IEnumerable<string> FindLosses(ConfigurationLayers before) => Pairs(before).SelectMany(pair => pair.Now.FindLoss(pair.Before));

    // The same sections are read each time, in the same order.
    private IEnumerable<(SectionTree Now, SectionTree Before)> Pairs(ConfigurationLayers before) =>
        _trees.Zip(before._trees, (now, then) => (now.Tree, then.Tree));
}
