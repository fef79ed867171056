namespace StatusHandling.Policies;

/// <summary>The place where one client's policies are found; a reload puts a new snapshot there in one step.</summary>
internal sealed class ClientPolicies(string clientName, PolicySnapshot snapshot)
{
    private volatile PolicySnapshot _current = snapshot;

    public string ClientName { get; } = clientName;

    public PolicySnapshot Current
    {
        get => _current;
        set => _current = value;
    }
}
