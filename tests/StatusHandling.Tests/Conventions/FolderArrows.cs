namespace StatusHandling.Tests.Conventions;

/// <summary>Which folder of the library may know which: the arrows of its design, pointing one way.</summary>
internal static class FolderArrows
{
    private static readonly Dictionary<string, string[]> Direct = new()
    {
        ["DependencyInjection"] = ["Pipeline", "Clients", "Configuration", "Policies"],
        ["Pipeline"] = ["Errors", "Redirects", "Retries", "Lifecycle", "Callbacks", "Calls", "Requests", "Policies", "Settings", "Diagnostics", "Statuses"],
        ["Exceptions"] = ["Errors", "Responses", "Throttling", "Fields", "Diagnostics", "Statuses"],
        ["Errors"] = ["Responses", "Callbacks", "Calls", "Policies", "Diagnostics", "Statuses"],
        ["Redirects"] = ["Callbacks", "Calls", "Requests", "Policies", "Throttling", "Diagnostics", "Statuses"],
        ["Retries"] = ["Callbacks", "Calls", "Requests", "Policies", "Throttling", "Diagnostics", "Statuses"],
        ["Lifecycle"] = ["Fields", "Diagnostics", "Statuses"],
        ["Callbacks"] = ["Calls", "Diagnostics"],
        ["Calls"] = ["Requests", "Policies", "Settings", "Diagnostics", "Statuses"],
        ["Clients"] = ["Configuration", "Policies", "Settings", "Diagnostics", "Statuses"],
        ["Configuration"] = ["Policies", "Settings", "Fields", "Diagnostics", "Statuses"],
        ["Policies"] = ["Settings", "Statuses"],
        ["Settings"] = ["Fields", "Statuses"],
        ["Responses"] = ["Calls", "Policies", "Throttling", "Fields", "Diagnostics", "Statuses"],
        ["Requests"] = [],
        ["Diagnostics"] = ["Statuses"],
        ["Throttling"] = ["Fields"],
        ["Fields"] = [],
        ["Statuses"] = [],
    };

    /// <summary>Libraries that only some folders may know; the empty name is the project's own folder, with the options.</summary>
    public static IReadOnlyDictionary<string, string[]> LibraryReaders { get; } = new Dictionary<string, string[]>
    {
        ["Polly"] = ["Retries", ""],
        ["Microsoft.Extensions.Configuration"] = ["Configuration", "DependencyInjection"],
        ["Microsoft.Extensions.DependencyInjection"] = ["DependencyInjection"],
    };

    public static IEnumerable<string> Folders => Direct.Keys;

    /// <summary>Everything that a folder may know: what its arrows lead to, and what theirs lead to.</summary>
    public static IReadOnlySet<string> ReachableFrom(string folder)
    {
        var reached = new HashSet<string>();
        var ahead = new Queue<string>(Direct[folder]);
        while (ahead.TryDequeue(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var further in Direct[next])
                {
                    ahead.Enqueue(further);
                }
            }
        }

        return reached;
    }
}
